package linecard.scoring;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// A result over its base. It is never rounded and never capped, so that equal means equal.
///
/// @param base 1 where there is no handicap; positive
public record Score(long result, long base) implements Comparable<Score> {

    public Score {
        if (base <= 0) throw new IllegalArgumentException("base " + base);
    }

    @Override
    public int compareTo(Score other) {
        if (base == other.base) return Long.compare(result, other.result);
        return BigInteger.valueOf(result).multiply(BigInteger.valueOf(other.base))
                .compareTo(BigInteger.valueOf(other.result).multiply(BigInteger.valueOf(base)));
    }

    boolean reaches(BigDecimal bar) {
        return BigDecimal.valueOf(result)
                .compareTo(bar.multiply(BigDecimal.valueOf(base))) >= 0;
    }

    /// To be shown.
    public BigDecimal rounded(int places) {
        return BigDecimal.valueOf(result)
                .divide(BigDecimal.valueOf(base), places, RoundingMode.HALF_UP);
    }
}
