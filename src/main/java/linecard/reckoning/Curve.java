package linecard.reckoning;

import linecard.money.Rate;

import java.math.BigInteger;

/// What a sum comes to, rounded once. A line's amount is what the sum with it comes to less what
/// the sum before it came to, so the amounts of lines telescope to that of all.
sealed interface Curve {

    Curve NOTHING = Ratio.of(0, 1);

    /// In minor units, of a sum of base.
    long at(long sum);

    /// Always the same part of the sum, `numerator ÷ denominator`: in millionths that is
    /// `floor + rest ÷ divisor`.
    ///
    /// @param most the largest sum that is worked out in 64 bits; below zero for none
    record Ratio(
            BigInteger numerator, BigInteger denominator, long floor, long rest, long divisor,
            long most) implements Curve {

        private static final BigInteger MILLION = BigInteger.valueOf(Exact.WHOLE);
        private static final BigInteger LIMIT = BigInteger.valueOf(Exact.SAFE);

        /// @param denominator above zero
        static Ratio of(BigInteger numerator, BigInteger denominator) {
            var millionths = numerator.multiply(MILLION);
            var common = millionths.gcd(denominator);
            var divisor = denominator.divide(common);
            var parts = millionths.divide(common).divideAndRemainder(divisor);
            if (numerator.signum() < 0 || parts[0].max(divisor).compareTo(LIMIT) > 0) {
                return new Ratio(numerator, denominator, 0, 0, 1, -1);
            }
            long floor = parts[0].longValueExact();
            long rest = parts[1].longValueExact();
            return new Ratio(numerator, denominator, floor, rest, divisor.longValueExact(),
                    Math.min(Long.MAX_VALUE / 2 / Math.max(1, floor),
                            Long.MAX_VALUE / Math.max(1, rest)));
        }

        static Ratio of(long numerator, long denominator) {
            return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
        }

        Ratio times(Rate share) {
            return share.millionths() == Exact.WHOLE ? this
                    : of(numerator.multiply(BigInteger.valueOf(share.millionths())),
                            denominator.multiply(MILLION));
        }

        @Override
        public long at(long sum) {
            if (sum < -most || sum > most) {
                return Exact.divided(BigInteger.valueOf(sum).multiply(numerator), denominator);
            }
            if (rest == 0) return Exact.rounded(sum * floor);
            long size = Math.abs(sum);
            long more = size * rest;
            long millionths = size * floor + more / divisor;
            long minor = millionths / Exact.WHOLE;
            long left = millionths % Exact.WHOLE * divisor + more % divisor;
            if (left >= Exact.WHOLE * divisor - left) minor++;
            return sum < 0 ? -minor : minor;
        }
    }

    /// Each slice at its own rate.
    ///
    /// @param worth of all below each bound, in millionths, as far as it fits into 64 bits
    record Sliced(Ladder ladder, long[] bound, long[] rate, long[] worth) implements Curve {

        static Sliced of(Ladder ladder) {
            int size = ladder.tiers().size();
            var sliced = new Sliced(ladder, new long[size], new long[size], new long[size]);
            for (int i = 0; i < size; i++) {
                var tier = ladder.tiers().get(i);
                sliced.bound[i] = tier.from();
                sliced.rate[i] = tier.rate().millionths();
                if (tier.from() <= Exact.SAFE) {
                    sliced.worth[i] = ladder.worth(tier.from()).longValueExact();
                }
            }
            return sliced;
        }

        @Override
        public long at(long sum) {
            if (sum < -Exact.SAFE || sum > Exact.SAFE) {
                return Exact.divided(ladder.worth(sum), BigInteger.valueOf(Exact.WHOLE));
            }
            int tier = bound.length - 1;
            while (tier > 0 && sum < bound[tier]) tier--;
            return Exact.rounded(worth[tier] + (sum - bound[tier]) * rate[tier]);
        }
    }

    static Ratio of(Rate rate) {
        return Ratio.of(rate.millionths(), Exact.WHOLE);
    }

    /// Of all slices up to a position, their average.
    ///
    /// @param position above zero
    static Ratio average(Ladder ladder, long position) {
        return Ratio.of(ladder.worth(position),
                BigInteger.valueOf(position).multiply(Ratio.MILLION));
    }
}
