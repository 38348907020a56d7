package linecard.commissions;

import linecard.calendar.FiscalPeriod;
import linecard.money.Money;
import linecard.money.Rate;
import linecard.reckoning.Ladder.Style;
import linecard.reckoning.Outlook;
import linecard.reckoning.Terms.Holdback;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// What somebody has earned and not been stated yet, and what is ahead.
///
/// @param period the month at hand
/// @param earned so far, for the next statement and those of open months before it
/// @param minimum what of it an agreed minimum adds for a period that is not over, as if it were;
///     null where it adds nothing, and for a rep
/// @param open what of it is of earlier months; null where all are closed
/// @param pending earned once customers pay; null where payments do not earn
/// @param held held back until later; null where nothing is, and for a rep, whose agency holds it
/// @param holdback what of each month is held; null where nothing is, and for a rep
/// @param payable approved and not yet paid; null for a rep
/// @param drawn paid in advance and not recovered yet; null for none, and for a rep
/// @param behind taken back and not made up for yet; null for nothing, and for a rep
/// @param atRisk of what was earned, what returns could still take back; null without a window
/// @param tried what the order asked about would earn; null where none was
record Ahead(
        FiscalPeriod period, Money earned, @Nullable Money minimum, @Nullable Open open,
        @Nullable Money pending, @Nullable Money held, @Nullable Holdback holdback,
        @Nullable Money payable, @Nullable Money drawn, @Nullable Money behind,
        @Nullable AtRisk atRisk, List<Rung> rungs, @Nullable Tried tried, boolean hasTerms) {

    static Ahead without(FiscalPeriod period, Money zero) {
        return new Ahead(period, zero, null, null, null, null, null, null, null, null, null,
                List.of(), null, false);
    }

    /// What the statements of months that are not closed yet would come to.
    ///
    /// @param from the first of them, and the last, which is the one before the month at hand
    record Open(FiscalPeriod from, FiscalPeriod to, Money earned) {}

    /// @param since the earliest sale that can still be taken back
    /// @param hasMinimum whether a minimum is agreed, which makes up for some of it; no rep's
    record AtRisk(Money amount, LocalDate since, boolean hasMinimum) {}

    /// How far the next tier of a ladder is.
    ///
    /// @param position what counts so far; thousandths of a unit where units count
    /// @param next where the next tier begins; null where the highest is reached
    record Rung(
            String ladder, Style style, boolean isUnits, LocalDate from, LocalDate to,
            long position, Rate rate, @Nullable Long next, @Nullable Rate nextRate) {

        /// What is left to the next tier.
        long missing() {
            return next == null ? 0 : next - position;
        }

        /// How far on the way, in hundredths.
        int progress() {
            if (next == null || next <= 0) return 100;
            var share = Outlook.share(Math.clamp(position, 0, next), next);
            return share == null ? 0 : (int) (share / 10_000);
        }
    }

    /// @param share of the order
    record Tried(Money order, Money earns, @Nullable Rate share) {}
}
