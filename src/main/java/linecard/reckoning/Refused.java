package linecard.reckoning;

import linecard.calendar.Span;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// Why nothing was reckoned.
///
/// @param what it is about: a document's number, a currency, a column
public record Refused(Reason reason, String what) implements Answer {

    public enum Reason {
        /// The lines are of an agency that did not sign the agreement.
        OTHER_AGENCY,
        /// The lines are in another currency than the agreement; its amounts must be changed first.
        OTHER_CURRENCY,
        /// The terms need an amount that is not known: cost, quantity.
        UNKNOWN_AMOUNT,
        /// An amount or a sum has more than 18 digits.
        TOO_LARGE,
        /// A line is rated on a day outside of the days that were to be reckoned.
        OUTSIDE,
        /// The days do not begin where a period of the terms begins.
        INCOMPLETE,
        /// The period is not over.
        NOT_OVER,
        /// The period is closed.
        CLOSED
    }

    /// Why the period cannot be closed.
    ///
    /// @param closed the first day that no closed period covers; null for none closed
    public static @Nullable Refused closing(
            Span period, LocalDate today, @Nullable LocalDate closed) {
        if (closed != null && period.from().isBefore(closed)) {
            return new Refused(Reason.CLOSED, closed.toString());
        }
        return today.isBefore(period.to())
                ? new Refused(Reason.NOT_OVER, period.to().toString()) : null;
    }
}
