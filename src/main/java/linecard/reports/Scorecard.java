package linecard.reports;

import linecard.calls.Consistency;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;

/// One rep's place and what stands behind it.
///
/// @param calls made in the weeks before the window's end that consistency is measured on
/// @param newAccounts that bought from the rep for the first time ever
/// @param showsQuota whether the rep's agreement lets weeks be held against a quota
record Scorecard(
        Ranking.Place place, String code, int calls, Consistency consistency, long newAccounts,
        boolean showsQuota) {

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
