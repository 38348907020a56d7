package linecard.detecting;

import java.util.UUID;

/// What an account bought of one of our product lines, month by month, the oldest first.
///
/// @param orders how many lines were bought, less those given back
/// @param amounts in minor units, net
/// @param first the first month that counts: the account bought from us already, if not this
public record Bought(UUID account, UUID line, float[] orders, float[] amounts, int first) {

    /// The latest ones, and two years before them.
    public static final int MONTHS = 30;
    static final int LATEST = 6;
    static final int BEFORE = MONTHS - LATEST;
    private static final int YEAR = 12;

    float[] in(Counted by) {
        return by == Counted.ORDERS ? orders : amounts;
    }

    double before(Counted by) {
        return Halves.of(in(by), first).before();
    }

    /// Of an order, as a rule.
    double size() {
        return before(Counted.AMOUNTS) / before(Counted.ORDERS);
    }

    boolean hasPast() {
        return BEFORE - first >= YEAR && before(Counted.ORDERS) >= 1
                && before(Counted.AMOUNTS) > 0;
    }

    /// How much its months stray from how the market went, by what single orders of the same size
    /// would: how many come together, so to say. Seasons of its own count as if they were chance,
    /// which errs on the side of finding less.
    ///
    /// @param index how the market went
    double clumps(Counted by, float[] index) {
        var market = Halves.of(index, first);
        double rate = before(by) / market.before();
        double stray = 0;
        for (int month = first; month < BEFORE; month++) {
            double expected = rate * index[month];
            stray += (in(by)[month] - expected) * (in(by)[month] - expected) / expected;
        }
        return stray / (BEFORE - first - 1) / (by == Counted.ORDERS ? 1 : size());
    }
}
