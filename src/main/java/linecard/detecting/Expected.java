package linecard.detecting;

import java.util.List;

/// What an account was to buy in the latest months, and what it bought, counted in orders that
/// come by themselves: so much as varies like one.
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
    private static final double LEAST_CLUMPS = 0.5;

    static final Expected NOTHING = new Expected(0, 0, 0, 0, 0);

    static Expected of(Bought one, Market market, Counted by) {
        var index = market.of(one.line()).in(by);
        double unit = unit(one, market, index, by);
        var own = Halves.of(one.in(by), one.first());
        var others = Halves.of(index, one.first());
        double weight = weight(own, others, unit);
        return new Expected(expected(own, others, weight) / unit,
                Math.max(0, own.latest()) / unit,
                Math.max(0, own.same() + weight * own.others()) / unit,
                expected(Halves.of(one.amounts(), one.first()),
                        Halves.of(market.of(one.line()).amounts(), one.first()), weight),
                Math.max(0, Halves.of(one.amounts(), one.first()).latest())).capped();
    }

    private static double unit(Bought one, Market market, float[] index, Counted by) {
        int months = Bought.BEFORE - one.first() - 1;
        double clumps = (market.law(by).clumps() * AS_A_RULE + one.clumps(by, index) * months)
                / (AS_A_RULE + months);
        return Math.max(LEAST_CLUMPS, clumps) * (by == Counted.ORDERS ? 1 : one.size());
    }

    private static double expected(Halves own, Halves market, double weight) {
        return Math.max(0, own.same() + weight * own.others())
                / (market.same() + weight * market.others()) * market.latest();
    }

    /// How much the other half of the year says of this one: all, unless the account went another
    /// way in it than the market did, by more than chance: it has a season of its own.
    private static double weight(Halves own, Halves market, double unit) {
        double same = Math.max(0, own.same() / unit) + 0.5;
        double others = Math.max(0, own.others() / unit) + 0.5;
        double apart = Math.log(same / market.same()) - Math.log(others / market.others());
        double season = Math.max(0, apart * apart - 1 / same - 1 / others);
        return 1 / (1 + season * others);
    }

    static Expected all(List<Expected> all) {
        var sum = NOTHING;
        for (var one : all) sum = sum.and(one);
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
