package linecard.forecast;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// How far off one source was, so many months ahead, over all that came true since.
///
/// @param dimension of which the parts were compared one by one
/// @param ahead months, 0 the one that was running; 0 for what people said of quarters
/// @param afterwards whether the forecasts were worked out later from what is known now
/// @param offMinor sum of the amounts it was off by; `cameMinor` of the amounts that came
/// @param squares sum of the squares, each in the part's usual month
/// @param heldHalf how many came within their 50 %, `heldMost` within their 80 %, of `ranged`
record Score(
        Dimension dimension, Source source, int ahead, boolean afterwards, long cases,
        BigDecimal offMinor, BigDecimal cameMinor, double squares, long heldHalf, long heldMost,
        long ranged) {

    /// Fewer are no record.
    static final int FEWEST = 6;

    enum Source { TOGETHER, SEASONS, RHYTHM, ACTIVITY, PIPELINE, NAIVE, REP, MANAGER }

    /// What was off over what came (weighted absolute error); null where nothing came.
    @Nullable BigDecimal error() {
        return cameMinor.signum() <= 0 ? null
                : offMinor.divide(cameMinor, 4, RoundingMode.HALF_UP);
    }

    @Nullable BigDecimal heldMostShare() {
        return share(heldMost);
    }

    @Nullable BigDecimal heldHalfShare() {
        return share(heldHalf);
    }

    private @Nullable BigDecimal share(long held) {
        return ranged < FEWEST ? null : BigDecimal.valueOf(held)
                .divide(BigDecimal.valueOf(ranged), 4, RoundingMode.HALF_UP);
    }

    Score plus(Score other) {
        return new Score(dimension, source, Math.min(ahead, other.ahead), afterwards,
                cases + other.cases, offMinor.add(other.offMinor),
                cameMinor.add(other.cameMinor), squares + other.squares,
                heldHalf + other.heldHalf, heldMost + other.heldMost, ranged + other.ranged);
    }
}
