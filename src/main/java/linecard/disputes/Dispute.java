package linecard.disputes;

import linecard.money.Money;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/// What an agency says about a line of a statement, or about a sale that stands on none. Names are
/// those of the day on which it was opened.
///
/// @param rep whose line it is; null where the agency speaks for all of its reps
/// @param line null for a sale that stands on no statement
/// @param repName empty where there is no rep
/// @param statementNumber empty where there is no line
/// @param stated what the statement says; zero where there is no line
/// @param held back of what is payable to the agency, until it is decided
/// @param dueOn by when the principal is to decide, that day included
/// @param attempt 1, and one more for each time that the line's dispute was withdrawn before
/// @param decision null as long as it is open
public record Dispute(
        UUID id, UUID agency, @Nullable UUID rep, @Nullable Line line, Reason reason,
        String agencyName, String repName, String statementNumber, String document,
        String account, Money stated, Money expected, Money held,
        LocalDate openedOn, LocalDate dueOn, Instant openedAt, UUID openedBy, String openedName,
        int attempt, @Nullable Decision decision) {

    /// The line of a statement.
    public record Line(UUID statement, int position) {}

    public enum Reason implements Coded {
        RATE,
        /// Who is credited, and with what part.
        SHARE,
        /// Something was not taken off, or was and should not have been.
        DEDUCTION, CUSTOMER,
        /// The sale stands on no statement.
        MISSING, OTHER;

        public static Reason of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        /// Whether it may be about the same amount.
        boolean isAboutMore() {
            return this == CUSTOMER || this == OTHER;
        }
    }

    public enum State implements Coded { OPEN, SOON, OVERDUE, GRANTED, PARTLY, REJECTED, WITHDRAWN }

    /// Names what opening it posts to the ledger.
    static String opened(UUID id) {
        return "dispute/" + id + "/opened";
    }

    /// Names what its end posts to the ledger.
    static String ended(UUID id) {
        return "dispute/" + id + "/ended";
    }

    /// What the agency wants beyond what was stated; below zero where it says it got too much.
    Money claim() {
        return expected.minus(stated);
    }

    State state(LocalDate today) {
        if (decision != null) return State.valueOf(decision.outcome().name());
        if (today.isAfter(dueOn)) return State.OVERDUE;
        return today.isBefore(dueOn.minusDays(DisputeRules.SOON_DAYS)) ? State.OPEN : State.SOON;
    }
}
