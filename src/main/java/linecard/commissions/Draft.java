package linecard.commissions;

import linecard.calendar.FiscalPeriod;
import linecard.money.Money;
import linecard.people.Agency;
import linecard.reckoning.Agreement;
import linecard.stated.StatementLine;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// What an agency's statement of a month would say if it were closed now.
///
/// @param earlier the day of the first credit in a month before it that can still be closed; null
///        where there is none
/// @param prizes in cash, beside commission
/// @param moves whether it means something to the ledger though it has no lines, see
///        [Settlements#withoutLines]
/// @param accrual from which the lines follow; null where the agency has no terms yet
record Draft(
        Agency agency, FiscalPeriod period, Standing standing, List<StatementLine> lines,
        Money base, Money total, List<PrizeLine> prizes, boolean moves,
        @Nullable LocalDate earlier, @Nullable Accrual accrual) {

    /// @param rep whose lines; null for all
    Stream<StatementLine> linesOf(@Nullable UUID rep) {
        return lines.stream().filter(line -> rep == null || rep.equals(line.rep()));
    }

    /// @param rep whose prizes; null for all
    List<PrizeLine> prizesOf(@Nullable UUID rep) {
        return prizes.stream().filter(prize -> rep == null || rep.equals(prize.rep())).toList();
    }

    /// By which its lines are rated; null where the agency has no terms yet.
    @Nullable Agreement agreed() {
        return accrual == null ? null : accrual.agreement();
    }

    boolean isEmpty() {
        return lines.isEmpty() && prizes.isEmpty() && !moves;
    }

    /// Whether lines of open months before it stand on it, since terms sum over them and it.
    boolean hasEarlier() {
        return earlier != null && lines.stream().anyMatch(line -> line.bookedOn() != null
                && !line.bookedOn().isBefore(earlier)
                && line.bookedOn().isBefore(period.span().from()));
    }

    /// As much of it as is left to know when its lines are packed.
    Draft bare() {
        return new Draft(
                agency, period, standing, List.of(), base, total, prizes, moves, earlier, null);
    }

    Money prizeTotal() {
        return new Money(PrizeLine.minor(prizes), total.currency());
    }

    /// Whether this is what somebody looked at.
    boolean isAsSeen(Closing.Seen seen) {
        return lines.size() == seen.lines() && total.minor() == seen.totalMinor()
                && prizeTotal().minor() == seen.prizesMinor();
    }
}
