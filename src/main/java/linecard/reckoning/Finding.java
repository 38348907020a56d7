package linecard.reckoning;

import java.util.List;

/// Why terms cannot hold like this.
///
/// @param clause that is wrong
/// @param names of what is meant: rules, ladders, spiffs, days, accounts, as they are called
public record Finding(Clause clause, Contradiction what, List<String> names) {

    public enum Clause {
        AGREEMENT, VERSION, BASE, RATE, LADDER, SPIFF, ROLE, OVERRIDE, LIMIT, DRAW, HOLDBACK,
        CLAWBACK, TAIL, SHARE
    }

    public enum Contradiction {
        /// It ends before it begins.
        HOLDS_NO_DAY,
        NO_VERSION,
        /// It starts before the agreement does: on which day that begins is named first.
        BEFORE_AGREEMENT,
        /// The first version starts later than the agreement.
        STARTS_LATE,
        AFTER_END,
        /// Two versions from one day, or not in the order of their days.
        NOT_IN_ORDER,
        /// Both match one line, and neither wins.
        MATCH_EQUALLY,
        SAME_NAME,
        UNKNOWN_LADDER,
        NO_TIER,
        /// The first tier does not begin at 0.
        NOT_FROM_ZERO,
        /// A bound is not above the one before it.
        NOT_ASCENDING,
        /// A net without deductions, a gross with some, or what is none deducted.
        DEDUCTIONS,
        /// Units count, but are not paid.
        UNITS_PAID,
        /// It speaks of what it cannot be agreed for.
        NOT_FOR_THIS,
        NEGATIVE,
        NOT_ABOVE_ZERO,
        /// Together more than 100 %.
        OVER_WHOLE,
        /// The minimum is above the cap.
        MINIMUM_ABOVE_CAP,
        /// Under EU law, what is the principal's own fault takes nothing back.
        PRINCIPALS_FAULT
    }

    static Finding of(Clause clause, Contradiction what, Object... names) {
        return new Finding(clause, what, List.of(names).stream().map(Object::toString).toList());
    }
}
