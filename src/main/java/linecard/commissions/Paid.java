package linecard.commissions;

import linecard.api.Does;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/// How far the money for a statement is on its way to the agency.
///
/// @param on when the agency had it; null until then, and where it came back
/// @param reference of the payment
/// @param reason why it came back; empty where it did not
public record Paid(
        State state, @Nullable LocalDate on, String reference, UUID payout,
        @Does("The day on which the bank was to pay") LocalDate executesOn,
        @Does("Why a bank sent it back") String reason) {

    public enum State implements Coded {
        /// In a payment that a second person has not approved yet.
        WAITING,
        /// The bank has it, or may have it.
        ON_ITS_WAY, PAID,
        /// A bank sent it back: what it was for is payable again, and in no payment since.
        RETURNED
    }

    public boolean isReturned() {
        return state == State.RETURNED;
    }
}
