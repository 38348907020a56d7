package linecard.detecting;

import java.util.List;

/// What an account was to buy in the latest months, and what it bought, counted in orders of a
/// size that comes by itself: so much as varies like one.
///
/// @param orders that were expected
/// @param got that came
/// @param known so many orders say what is usual there
/// @param amount expected, in minor units
/// @param bought in minor units
record Expected(double orders, double got, double known, double amount, double bought) {

    /// No account is surer than this many orders make it.
    private static final double MOST = 500;
    /// So many months' worth counts what is so as a rule, beside what an account itself shows.
    private static final double AS_A_RULE = 6;

    static final Expected NOTHING = new Expected(0, 0, 0, 0, 0);

    static Expected of(Bought one, Market market) {
        double clumps = (market.clumps() * AS_A_RULE + one.clumps() * (one.months() - 1))
                / (AS_A_RULE + one.months() - 1);
        double unit = one.orderSize() * Math.max(clumps, 0.5);
        double amount = one.usual() * market.of(one.line()).factor();
        double got = Math.max(0, one.recent());
        return new Expected(amount / unit, got / unit, one.usual() * one.years() / unit, amount,
                got).capped();
    }

    static Expected all(List<Bought> bought, Market market) {
        var sum = NOTHING;
        for (var one : bought) if (one.hasPast()) sum = sum.and(of(one, market));
        return sum.capped();
    }

    private Expected and(Expected other) {
        return new Expected(orders + other.orders, got + other.got, known + other.known,
                amount + other.amount, bought + other.bought);
    }

    private Expected capped() {
        double most = Math.max(Math.max(orders, got), known);
        double part = Math.min(1, MOST / Math.max(most, 1));
        return new Expected(orders * part, got * part, known * part, amount, bought);
    }
}
