package linecard.stated;

import linecard.words.Coded;

import java.util.Locale;

/// Which rule led to a line's amount, as the explanation under the line names it.
public enum Rule implements Coded {

    PRODUCT_LINE, DEFAULT,
    /// A return, at the rate at which its original earned.
    ORIGINAL,
    NO_RATE,
    /// A return of what earned nothing for want of a rate.
    ORIGINAL_WITHOUT_RATE,
    /// The document itself states the rate.
    STATED,
    HOUSE_ACCOUNT, CONTRACT, ACCOUNT, ITEM, LINE_FOR_TYPE, CUSTOMER_TYPE,
    LADDER, OVERRIDE, SPIFF,
    /// Before the agreement began; after its end, and no tail; or the predecessor's.
    BEFORE_START, AFTER_END, PREDECESSORS,
    /// Documents of another kind earn.
    OTHER_EVENT,
    /// Came back too late, or for a cause for which nothing is taken back.
    AFTER_WINDOW, CAUSE_BLOCKED,
    /// Excluded by the house.
    HOUSE,
    /// The owner's own sale bears no override.
    OWN_SALE,
    /// What whole periods add or take.
    MINIMUM, CAP, CLAWBACK_CAP,
    /// Sums are rounded, and lines before it changed.
    ROUNDING,
    /// A ladder whose tiers begin at numbers of units.
    UNIT_LADDER;

    /// Whether a ladder pays, whatever it counts: statements were made before units were told
    /// apart, and say [#LADDER] of both.
    public boolean climbs() {
        return this == LADDER || this == UNIT_LADDER;
    }

    public static Rule of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
