package linecard.forecast;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.UUID;

/// One part of a dimension on its way to a figure: what came of it by month, and what its accounts
/// say. Amounts in minor units.
final class Share {

    final Dimension dimension;
    final String part;
    @Nullable UUID rep;
    @Nullable UUID agency;
    @Nullable UUID territory;
    final long[] past;
    long soFar;
    double perDay;
    boolean hasAccounts;
    Touch touch = Touch.none();

    /// Of what is open: what is expected of it in each month, all it may bring, and what of it is
    /// likely; then what was won in the months that are counted.
    final double[] open = new double[Horizon.MONTHS];
    double openMinor;
    double likelyMinor;
    double wonMinor;

    Share(Dimension dimension, String part, int months) {
        this.dimension = dimension;
        this.part = part;
        this.past = new long[months];
    }

    void add(int month, long amount) {
        if (month == past.length) soFar = Math.addExact(soFar, amount);
        else past[month] = Math.addExact(past[month], amount);
    }

    void add(AccountPast account, double perDayMinor, double share) {
        hasAccounts = true;
        perDay += share * perDayMinor;
        touch = touch.plus(account.touch(), share);
    }

    void add(Prospecting.One one, double share) {
        double amount = share * one.amounts().total().minor();
        if (one.isWon()) {
            wonMinor += amount;
            return;
        }
        openMinor += amount;
        likelyMinor += one.chance() * amount;
        for (int month = 0; month < open.length; month++) {
            open[month] += share * one.months()[month];
        }
    }

    double[] history() {
        return Arrays.stream(past).asDoubleStream().toArray();
    }

    boolean isNothing() {
        return soFar == 0 && Arrays.stream(past).allMatch(amount -> amount == 0);
    }
}
