package linecard.reports;

import linecard.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/// What a rep's figures are made of in one window, beside the prior window.
///
/// @param accounts the largest, at most [#MOST_ACCOUNTS]
/// @param more how many accounts are left out of them
/// @param earned commission on the window's sales, as-was; null where the viewer may not see it
record Breakdown(
        List<Part> lines, List<Part> accounts, int more, Board.@Nullable Transfers transfers,
        @Nullable Money earned) {

    static final int MOST_ACCOUNTS = 100;

    /// @param prior null where there was no sale
    record Part(@Nullable UUID key, String name, long actual, @Nullable Long prior) {

        Figures figures() {
            return new Figures(actual, 0, 0, null, null, prior, prior);
        }
    }

    /// Without the accounts after the largest hundred.
    Breakdown cut() {
        int shown = Math.min(accounts.size(), MOST_ACCOUNTS);
        return new Breakdown(lines, List.copyOf(accounts.subList(0, shown)),
                accounts.size() - shown, transfers, earned);
    }
}
