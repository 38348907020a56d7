package linecard.reckoning;

import linecard.money.Rate;

import java.math.BigInteger;

/// What a sum comes to, rounded once. A line's amount is what the sum with it comes to less what
/// the sum before it came to, so the amounts of lines telescope to that of all.
sealed interface Curve {

    Curve NOTHING = new Straight(0);

    /// In minor units, of a sum of base.
    long at(long sum);

    record Straight(long millionths) implements Curve {

        @Override
        public long at(long sum) {
            return Exact.millionths(sum, millionths);
        }
    }

    record Fraction(BigInteger numerator, BigInteger denominator) implements Curve {

        @Override
        public long at(long sum) {
            return Exact.divided(BigInteger.valueOf(sum).multiply(numerator), denominator);
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

    /// At the average of a ladder's slices: `floor + rest ÷ position`, in millionths.
    record Average(long position, long floor, long rest) implements Curve {

        static Average of(Ladder ladder, long position) {
            var parts = ladder.worth(position).divideAndRemainder(BigInteger.valueOf(position));
            return new Average(position, parts[0].longValueExact(), parts[1].longValueExact());
        }

        /// The same in 64 bits where it fits, as it mostly does.
        @Override
        public long at(long sum) {
            long size = Math.abs(sum);
            if (position > Exact.SAFE || size > Exact.SAFE / 2
                    || rest != 0 && size > Long.MAX_VALUE / rest) {
                return Exact.divided(BigInteger.valueOf(sum).multiply(numerator()),
                        BigInteger.valueOf(position).multiply(BigInteger.valueOf(Exact.WHOLE)));
            }
            long more = size * rest;
            long millionths = size * floor + more / position;
            long left = millionths % Exact.WHOLE * position + more % position;
            long minor = millionths / Exact.WHOLE;
            if (left >= Exact.WHOLE * position - left) minor++;
            return sum < 0 ? -minor : minor;
        }

        BigInteger numerator() {
            return BigInteger.valueOf(floor).multiply(BigInteger.valueOf(position))
                    .add(BigInteger.valueOf(rest));
        }
    }

    static Curve of(Rate rate, Rate share) {
        return share.millionths() == Exact.WHOLE ? new Straight(rate.millionths())
                : fraction(rate.millionths(), share, Exact.WHOLE);
    }

    static Curve fraction(long numerator, Rate share, long denominator) {
        return new Fraction(
                BigInteger.valueOf(numerator).multiply(BigInteger.valueOf(share.millionths())),
                BigInteger.valueOf(denominator).multiply(BigInteger.valueOf(Exact.WHOLE)));
    }
}
