package linecard.calls;

import linecard.people.Agreement.Regime;
import linecard.words.Coded;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// A decision that from a day on an agency's reps are watched in some way, or not, other than
/// their regime has it by itself.
///
/// @param regime under which it was decided, and as long as which it holds
/// @param reason why, where the regime does not allow it by itself; else it may be empty
public record Monitoring(
        UUID agency, Feature feature, boolean isOn, Regime regime, LocalDate fromDay,
        String reason, Instant decidedAt, String decidedBy) {

    static final int REASON = 1_000;

    /// A way of watching how reps work. Where they are is followed under no regime.
    public enum Feature implements Coded {
        /// Calls and days must be reported, and what is missing is listed.
        REPORTS,
        /// A number of calls is owed; without it the number is an aim of the rep's own.
        QUOTA,
        /// The rep is reminded of what is missing.
        REMINDERS,
        /// After the cut-off a day is changed only by amending its report.
        LOCK,
        /// The principal plans calls for the rep, and sees which of them were not made.
        PLANNING,
        /// Something is paid or won by how much is done.
        ACTIVITY_PRIZES
    }
}
