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

    double[] history() {
        return Arrays.stream(past).asDoubleStream().toArray();
    }

    boolean isNothing() {
        return soFar == 0 && Arrays.stream(past).allMatch(amount -> amount == 0);
    }
}
