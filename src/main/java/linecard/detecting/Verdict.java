package linecard.detecting;

import java.util.Arrays;

/// What is to be said of an account.
///
/// @param chance how likely such a fall comes by itself
/// @param seen how likely a fall by 30 % of the account's volume comes by itself
/// @param expected orders, with how the account does otherwise
/// @param certainty of that, as [Tail] wants it
/// @param gained how likely its other lines come to so much by themselves
record Verdict(
        double chance, double seen, Expected rival, Expected others, double expected,
        double certainty, double gained) {

    /// An account at which there is nothing to compare with, below so many orders.
    static final double FEWEST = 3;
    static final double NOTICED = 0.02;
    /// The least part of the account's volume that is worth a word.
    private static final double LEAST = 0.1;
    private static final double GAINED = 0.05;

    /// The part of the account's volume that is missing.
    double missing() {
        return missing(rival.got() / expected);
    }

    /// The least of it, with 0.975, and the most, with 0.025: in 95 of 100 cases between.
    double bound(double chance) {
        return missing(Tail.factor(rival.got(), expected, certainty, chance));
    }

    private double missing(double came) {
        return rival.amount() / (rival.amount() + others.amount()) * (1 - came);
    }

    boolean couldBeSeen() {
        return rival.orders() >= FEWEST && seen <= NOTICED;
    }

    /// As many of the others as are as far off count as chance, too.
    Verdict beside(double[] usual) {
        return as(Math.max(chance, atMost(usual, chance)));
    }

    private static double atMost(double[] sorted, double chance) {
        if (sorted.length == 0) return 0;
        int at = Arrays.binarySearch(sorted, chance);
        if (at < 0) at = -at - 1;
        while (at < sorted.length && sorted[at] <= chance) at++;
        return (double) at / sorted.length;
    }

    Verdict as(double chance) {
        return new Verdict(chance, seen, rival, others, expected, certainty, gained);
    }

    boolean isFall(double likely) {
        return rival.orders() >= FEWEST && chance <= likely && missing() >= LEAST
                && rival.bought() <= rival.amount() && !isInstead();
    }

    /// Whoever buys another line of ours instead has not gone.
    private boolean isInstead() {
        return gained <= GAINED && rival.bought() + others.bought()
                > (1 - LEAST) * (rival.amount() + others.amount());
    }
}
