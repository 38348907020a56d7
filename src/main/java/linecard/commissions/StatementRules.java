package linecard.commissions;

import linecard.calendar.FiscalCalendar;
import linecard.calendar.FiscalPeriod;
import linecard.commissions.Closing.Refused;
import linecard.money.Money;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// How earnings become a statement, and when a month may be closed.
///
/// The statements of an agency follow one another: a month is closed once it is over, no later one
/// is closed yet, and no month before it that can still be closed holds anything. So whatever comes
/// late stands, marked, on the next statement, and on that one alone.
final class StatementRules {

    private StatementRules() {}

    /// @param earnings in the order of the statement
    static List<StatementLine> lines(List<Earning> earnings, FiscalPeriod period) {
        var lines = new ArrayList<StatementLine>(earnings.size());
        for (var earning : earnings) {
            lines.add(StatementLine.of(earning, lines.size() + 1, period.span().from()));
        }
        return lines;
    }

    static Money sum(
            List<StatementLine> lines, Currency currency, Function<StatementLine, Money> of) {
        var sum = Money.zero(currency);
        for (var line : lines) sum = sum.plus(of.apply(line));
        return sum;
    }

    /// What the lines of one rep come to.
    record RepSum(UUID rep, String name, long lines, Money base, Money amount) {

        RepSum plus(StatementLine line) {
            return new RepSum(rep, name, lines + 1, base.plus(line.base()),
                    amount.plus(line.amount()));
        }
    }

    static List<RepSum> byRep(List<StatementLine> lines, Currency currency) {
        var sums = new LinkedHashMap<UUID, RepSum>();
        for (var line : lines) {
            var none = new RepSum(line.rep(), line.repName(), 0, Money.zero(currency),
                    Money.zero(currency));
            sums.put(line.rep(), sums.getOrDefault(line.rep(), none).plus(line));
        }
        return List.copyOf(sums.values());
    }

    /// Why the month cannot be closed, whatever stands in it.
    static Optional<Refused> refusal(Draft draft, FiscalCalendar calendar, LocalDate today) {
        var span = draft.period().span();
        var last = draft.standing().last();
        if (last != null && span.from().isBefore(last.to())) {
            return Optional.of(Refused.of("commissions.close.later", last.number(), last.to()));
        }
        if (today.isBefore(span.to())) {
            return Optional.of(Refused.of("commissions.close.notOver", span.to()));
        }
        if (draft.earlier() != null) {
            return Optional.of(Refused.of(
                    "commissions.close.earlier", calendar.periodOf(draft.earlier())));
        }
        return Optional.empty();
    }
}
