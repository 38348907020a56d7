package linecard.money;

import java.math.BigInteger;
import java.util.Arrays;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

/// Parts that add up to the whole by construction.
public final class Split {

    private Split() {}

    /// Splits a whole number in proportion to weights by the largest remainder: each part is
    /// rounded towards zero, and what is left goes one each to the parts that lost most, ties in
    /// the order of the weights. Parts of `-whole` are the parts of `whole` with the other sign.
    ///
    /// @throws IllegalArgumentException for a negative weight, or when no weight is above zero
    public static long[] largestRemainder(long whole, long[] weights) {
        var total = total(weights);
        var sign = BigInteger.valueOf(Long.signum(whole));
        var size = BigInteger.valueOf(whole).abs();
        var parts = new long[weights.length];
        var lost = new BigInteger[weights.length];
        var left = size;
        for (int i = 0; i < weights.length; i++) {
            var division = size.multiply(BigInteger.valueOf(weights[i])).divideAndRemainder(total);
            parts[i] = division[0].multiply(sign).longValueExact();
            lost[i] = division[1];
            left = left.subtract(division[0]);
        }
        // Left is less than the number of parts that lost anything: one round hands it out.
        for (int i : Arrays.copyOf(byLoss(lost), left.intValueExact())) {
            parts[i] += Long.signum(whole);
        }
        return parts;
    }

    private static BigInteger total(long[] weights) {
        var total = BigInteger.ZERO;
        for (long weight : weights) {
            if (weight < 0) throw new IllegalArgumentException(weight + " is a negative weight");
            total = total.add(BigInteger.valueOf(weight));
        }
        if (total.signum() == 0) throw new IllegalArgumentException("no weight above zero");
        return total;
    }

    private static Integer[] byLoss(BigInteger[] lost) {
        var order = new Integer[lost.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, comparing((Integer i) -> lost[i], reverseOrder()));
        return order;
    }
}
