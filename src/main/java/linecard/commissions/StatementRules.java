package linecard.commissions;

import linecard.calendar.FiscalCalendar;
import linecard.calendar.FiscalPeriod;
import linecard.commissions.Closing.Refused;
import linecard.money.Money;
import linecard.reckoning.Column;
import linecard.reckoning.Refused.Reason;
import linecard.stated.StatementLine;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// The sums of a statement, and when a month may be closed.
///
/// The statements of an agency follow one another: a month is closed once it is over, no later one
/// is closed yet, and no month before it that can still be closed holds anything. So whatever comes
/// late stands, marked, on the next statement, and on that one alone.
final class StatementRules {

    private StatementRules() {}

    static Money sum(
            List<StatementLine> lines, Currency currency, Function<StatementLine, Money> of) {
        var sum = Money.zero(currency);
        for (var line : lines) sum = sum.plus(of.apply(line));
        return sum;
    }

    /// What the lines of one rep come to.
    record RepSum(@Nullable UUID rep, String name, long lines, Money base, Money amount) {

        RepSum plus(StatementLine line) {
            return new RepSum(rep, name, lines + 1, base.plus(line.base()),
                    amount.plus(line.amount()));
        }
    }

    static List<RepSum> byRep(List<StatementLine> lines, Currency currency) {
        var sums = new LinkedHashMap<@Nullable UUID, RepSum>();
        for (var line : lines) {
            var none = new RepSum(line.rep(), line.repName(), 0, Money.zero(currency),
                    Money.zero(currency));
            sums.put(line.rep(), sums.getOrDefault(line.rep(), none).plus(line));
        }
        return List.copyOf(sums.values());
    }

    /// Why the month cannot be closed, whatever stands in it.
    static Optional<Refused> refusal(Draft draft, FiscalCalendar calendar, LocalDate today) {
        var accrual = draft.accrual();
        return refusal(draft.standing(), draft.period(), draft.earlier(),
                accrual == null ? null : accrual.refused(), calendar, today);
    }

    static Optional<Refused> refusal(
            Standing standing, FiscalPeriod period, @Nullable LocalDate earlier,
            linecard.reckoning.@Nullable Refused reckoning, FiscalCalendar calendar,
            LocalDate today) {
        var span = period.span();
        var last = standing.last();
        if (last != null && span.from().isBefore(last.to())) {
            return Optional.of(Refused.of("commissions.close.later", last.number(), last.to()));
        }
        if (today.isBefore(span.to())) {
            return Optional.of(Refused.of("commissions.close.notOver", span.to()));
        }
        if (last != null && last.prepared()) {
            return Optional.of(Refused.of("commissions.close.prepared", last.number()));
        }
        if (earlier != null) {
            return Optional.of(Refused.of(
                    "commissions.close.earlier", calendar.periodOf(earlier)));
        }
        return Optional.ofNullable(reckoning).map(StatementRules::refused);
    }

    /// Why nothing could be reckoned.
    static Refused refused(linecard.reckoning.Refused reckoning) {
        Object what = reckoning.reason() == Reason.UNKNOWN_AMOUNT
                ? Column.valueOf(reckoning.what()) : reckoning.what();
        return Refused.of("commissions.close.cannot."
                + reckoning.reason().name().toLowerCase(Locale.ROOT), what);
    }
}
