package linecard.calls;

import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// A contact of a rep with an account, planned or over. Its id is made by the device it was first
/// entered on; a visit that two devices entered has one id here and another beside it.
///
/// @param agency the rep's, when it was entered
/// @param day in the rep's zone
/// @param stamps when and where each field was last told; a field without one was never touched
/// @param device on which it was first entered; empty where that was no device of the rep
/// @param reportedAt when it was first known not to be planned any more; null as long as it is
/// @param clockOffSeconds by how much the device's clock was ahead; 0 where it was about right
public record Call(
        UUID id, UUID account, UUID rep, UUID agency, LocalDate day, Told told,
        Map<Told.Field, Stamp> stamps, String device, Instant enteredAt,
        @Nullable Instant reportedAt, long clockOffSeconds, int version) {

    public Call {
        stamps = Map.copyOf(stamps);
        if ((told.state() == State.PLANNED) != (reportedAt == null)) {
            throw new IllegalArgumentException("a call is reported once it is not planned");
        }
    }

    /// When a field was told on a device.
    ///
    /// @param at by the device's clock, set right by the server's
    public record Stamp(Instant at, String device) implements Comparable<Stamp> {

        /// The later one is greater; at the same moment the device decides, so that all agree.
        @Override
        public int compareTo(Stamp other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : device.compareTo(other.device);
        }
    }

    /// How far a call has come.
    public enum State implements Coded {
        PLANNED, MADE, CANCELLED,
        /// The rep was there in vain.
        NOBODY_THERE
    }

    /// The way of the contact.
    public enum Kind implements Coded { VISIT, PHONE, ONLINE, EVENT }

    /// What the rep went for.
    public enum Purpose implements Coded {
        INTRODUCE, PRESENT,
        /// To speak of a quote.
        QUOTE, ORDER, SERVICE, COMPLAINT,
        /// To keep in touch.
        CONTACT
    }

    /// What came of a call that was made.
    public enum Outcome implements Coded {
        ORDER, INTERESTED, UNDECIDED,
        /// Not now.
        LATER, REJECTED, COMPLAINT,
        /// Something was told or handed over, and nothing was asked.
        INFORMED
    }

    /// What is to be done next.
    public enum NextStep implements Coded { CALL, VISIT, QUOTE, SAMPLE, DOCUMENTS, ANSWER }
}
