package linecard.reckoning;

import java.math.BigInteger;

/// Arithmetic that is exact or says so: what does not fit into 64 bits is an [ArithmeticException].
final class Exact {

    static final long WHOLE = 1_000_000;

    /// As far as this, a value times a rate in millionths fits into 64 bits.
    static final long SAFE = Long.MAX_VALUE / WHOLE;

    /// Amounts have 18 digits at most.
    private static final long MOST = 999_999_999_999_999_999L;

    private Exact() {}

    /// Whether none has more digits than an amount may.
    static boolean areAmounts(long... values) {
        long signs = 0;
        for (long value : values) signs |= value + MOST | MOST - value;
        return signs >= 0;
    }

    /// Upper and lower halves apart: neither sum can leave 64 bits, so nothing is to be checked
    /// value by value, and a processor adds several at once.
    static long sum(long... values) {
        long upper = 0;
        long lower = 0;
        for (long value : values) {
            upper += value >> 32;
            lower += value & 0xFFFF_FFFFL;
        }
        return Math.multiplyExact(upper + (lower >> 32), 1L << 32) + (lower & 0xFFFF_FFFFL);
    }

    /// The share of the value, in millionths, halves away from zero.
    static long millionths(long value, long millionths) {
        if (value < -SAFE || value > SAFE) return share(value, millionths, WHOLE);
        return rounded(value * millionths);
    }

    /// An exact number of millionths as a whole number, halves away from zero.
    static long rounded(long millionths) {
        return (millionths + (millionths < 0 ? -WHOLE / 2 : WHOLE / 2)) / WHOLE;
    }

    /// `value × numerator ÷ denominator`, halves away from zero.
    static long share(long value, long numerator, long denominator) {
        return divided(BigInteger.valueOf(value).multiply(BigInteger.valueOf(numerator)),
                BigInteger.valueOf(denominator));
    }

    /// @param divisor above zero
    static long divided(BigInteger value, BigInteger divisor) {
        var halves = value.abs().shiftLeft(1).add(divisor).divide(divisor.shiftLeft(1));
        return (value.signum() < 0 ? halves.negate() : halves).longValueExact();
    }
}
