package linecard.reckoning;

import linecard.money.Rate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// What a sum comes to, rounded once. A line's amount is what the sum with it comes to less what
/// the sum before it came to, so the amounts of lines telescope to that of all.
///
/// @param pieces from the lowest sums to the highest
record Curve(List<Piece> pieces) {

    private static final BigInteger MILLION = BigInteger.valueOf(Exact.WHOLE);

    static final Curve NOTHING = of(BigInteger.ZERO, BigInteger.ONE);

    /// Where it is straight: `(start + sum × numerator) ÷ denominator`, of sums from zero on.
    static final class Piece {

        /// What two doubles come to together is not a tenth wrong as long as each is no larger.
        private static final double SURE = 1L << 47;

        /// Three times a number of so many fits into 64 bits with its sign.
        private static final int BITS = Long.SIZE - 3;

        private final long from;
        private final BigInteger start;
        private final BigInteger numerator;
        private final BigInteger denominator;

        // For so many sums from the first on: all twice as large, with a half to round, modulo
        // 2^64; and the same as doubles.
        private final long first;
        private final long each;
        private final long whole;
        private final double estimate;
        private final double slope;
        private final long reach;

        /// @param to the first sum that is none of the piece
        /// @param denominator above zero
        Piece(long from, long to, BigInteger start, BigInteger numerator, BigInteger denominator) {
            this.from = from;
            this.start = start;
            this.numerator = numerator;
            this.denominator = denominator;
            first = 2 * start.longValue() + denominator.longValue();
            each = 2 * numerator.longValue();
            whole = 2 * denominator.longValue();
            estimate = start.doubleValue() / denominator.doubleValue() + 0.5;
            slope = numerator.doubleValue() / denominator.doubleValue();
            boolean isSure = denominator.bitLength() <= BITS && Math.abs(estimate) <= SURE;
            long most = isSure ? Math.min(to - 1, (long) Math.min(SURE, SURE / slope)) : -1;
            reach = Math.max(0, most + 1 - from);
        }

        /// Whether [#quick] can be asked.
        boolean covers(long sum) {
            return Long.compareUnsigned(sum - from, reach) < 0;
        }

        /// It is estimated, and what the estimate leaves over says exactly whether that is one too
        /// few or too many.
        long quick(long sum) {
            long minor = (long) (estimate + slope * sum);
            long left = first + each * sum - whole * minor;
            if (Long.compareUnsigned(left, whole) < 0) return minor;
            return left < 0 ? minor - 1 : minor + 1;
        }

        long at(long sum) {
            return covers(sum) ? quick(sum) : Exact.divided(
                    start.add(numerator.multiply(BigInteger.valueOf(sum))), denominator);
        }
    }

    /// Always the same part of the sum.
    ///
    /// @param denominator above zero
    static Curve of(BigInteger numerator, BigInteger denominator) {
        if (denominator.bitLength() > Piece.BITS) {
            var common = numerator.gcd(denominator);
            numerator = numerator.divide(common);
            denominator = denominator.divide(common);
        }
        return new Curve(List.of(
                new Piece(0, Long.MAX_VALUE, BigInteger.ZERO, numerator, denominator)));
    }

    static Curve of(Rate rate, Rate share) {
        return of(rate.millionths(), Exact.WHOLE, share);
    }

    /// @param denominator above zero
    static Curve of(long numerator, long denominator, Rate share) {
        return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator), share);
    }

    private static Curve of(BigInteger numerator, BigInteger denominator, Rate share) {
        return of(numerator.multiply(BigInteger.valueOf(share.millionths())),
                denominator.multiply(MILLION));
    }

    /// Of all slices up to a position, their average.
    ///
    /// @param position above zero
    static Curve average(Ladder ladder, long position, Rate share) {
        return of(ladder.worth(position), BigInteger.valueOf(position).multiply(MILLION), share);
    }

    /// Each slice at its own rate.
    static Curve sliced(Ladder ladder) {
        var pieces = new ArrayList<Piece>();
        var tiers = ladder.tiers();
        for (int i = 0; i < tiers.size(); i++) {
            long from = tiers.get(i).from();
            long to = i + 1 < tiers.size() ? tiers.get(i + 1).from() : Long.MAX_VALUE;
            var rate = BigInteger.valueOf(tiers.get(i).rate().millionths());
            var start = ladder.worth(from).subtract(BigInteger.valueOf(from).multiply(rate));
            pieces.add(new Piece(from, to, start, rate, MILLION));
        }
        return new Curve(pieces);
    }

    /// @param sum below zero, it lies in the first
    Piece piece(long sum) {
        int at = pieces.size() - 1;
        while (at > 0 && sum < pieces.get(at).from) at--;
        return pieces.get(at);
    }

    /// In minor units, halves away from zero. A sum below zero comes to what its opposite would at
    /// the first rate, below zero.
    ///
    /// @throws ArithmeticException where it does not fit into 64 bits
    long at(long sum) {
        return sum < 0 ? -piece(sum).at(Math.negateExact(sum)) : piece(sum).at(sum);
    }
}
