package linecard.commissions;

import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// How far the money for a statement is on its way to the agency.
///
/// @param on when the agency had it; null until then
/// @param reference of the payment
public record Paid(State state, @Nullable LocalDate on, String reference) {

    public enum State implements Coded {
        /// In a payment that a second person has not approved yet.
        WAITING,
        /// The bank has it, or may have it.
        ON_ITS_WAY, PAID
    }
}
