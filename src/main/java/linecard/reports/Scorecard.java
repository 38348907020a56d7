package linecard.reports;

import linecard.calls.Consistency;
import linecard.pipeline.RepPipelines.RepPipeline;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;

/// One rep's place and what stands behind it.
///
/// @param calls made in the weeks before the window's end that consistency is measured on
/// @param newAccounts that bought from the rep for the first time ever
/// @param pipeline what is open, and how those came out that ended in the year before the end
/// @param commission stated for the months of the window; null where nothing was, or where that is
///     not this viewer's to see
/// @param showsQuota whether the rep's agreement lets weeks be held against a quota
record Scorecard(
        Ranking.Place place, String code, int calls, Consistency consistency, long newAccounts,
        RepPipeline pipeline, @Nullable Commission commission, boolean showsQuota) {

    /// What was stated, beside what was sold in the same months.
    record Commission(long statedMinor, long soldMinor) {}

    /// Commission as a share of sales; null where nothing was stated, or sold.
    @Nullable BigDecimal commissionShare() {
        return commission == null || commission.soldMinor() <= 0 ? null
                : BigDecimal.valueOf(commission.statedMinor()).divide(
                        BigDecimal.valueOf(commission.soldMinor()), MathContext.DECIMAL64);
    }

    /// What part of those that ended was won; null for too few.
    @Nullable BigDecimal winRate() {
        return pipeline.won().isEnough() ? BigDecimal.valueOf(pipeline.won().rate()) : null;
    }

    Figures figures() {
        return place.row().figures();
    }

    /// What was given back of what was sold, as a ratio; null where nothing was sold.
    @Nullable BigDecimal returned() {
        long sold = figures().actual() - figures().returned();
        return sold <= 0 ? null : BigDecimal.valueOf(-figures().returned())
                .divide(BigDecimal.valueOf(sold), MathContext.DECIMAL64);
    }
}
