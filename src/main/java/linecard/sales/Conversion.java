package linecard.sales;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;

/// From one currency into another.
///
/// @param rateNanos what one unit is worth, in billionths of the other
record Conversion(Currency from, Currency to, long rateNanos) {

    /// Rounded once, halves away from zero, so that `of(-x)` is `-of(x)`.
    ///
    /// @throws ArithmeticException where the other currency has no number for so much
    long of(long minor) {
        var doubled = numerator(minor).abs().shiftLeft(1).add(denominator());
        var size = doubled.divide(denominator().shiftLeft(1)).longValueExact();
        return minor < 0 ? -size : size;
    }

    /// Parts that sum to the conversion of their sum: each is rounded down, and what is left goes
    /// one each to those that lost most, ties in their order. Signs may be mixed. Where
    /// the sum is not zero, parts of the opposite are the opposite.
    ///
    /// @throws ArithmeticException where the sum is more than a number holds
    long[] of(long[] minors) {
        long sum = 0;
        for (long minor : minors) sum = Math.addExact(sum, minor);
        int sign = sum < 0 ? -1 : 1;
        var parts = new long[minors.length];
        var lost = new BigInteger[minors.length];
        long left = sign * of(sum);
        for (int i = 0; i < minors.length; i++) {
            var exact = numerator(Math.multiplyExact(sign, minors[i]));
            lost[i] = exact.mod(denominator());
            parts[i] = exact.subtract(lost[i]).divide(denominator()).longValueExact();
            left = Math.subtractExact(left, parts[i]);
        }
        // Left is at most the number of parts that lost anything: one round hands it out.
        for (int i : byLoss(lost)) {
            if (left-- > 0) parts[i]++;
            parts[i] *= sign;
        }
        return parts;
    }

    private static Integer[] byLoss(BigInteger[] lost) {
        var order = new Integer[lost.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparing(i -> lost[i], Comparator.reverseOrder()));
        return order;
    }

    private BigInteger numerator(long minor) {
        return BigInteger.valueOf(minor).multiply(BigInteger.valueOf(rateNanos))
                .multiply(BigInteger.TEN.pow(to.getDefaultFractionDigits()));
    }

    private BigInteger denominator() {
        return BigInteger.TEN.pow(9 + from.getDefaultFractionDigits());
    }
}
