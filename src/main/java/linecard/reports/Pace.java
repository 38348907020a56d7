package linecard.reports;

import linecard.calendar.FiscalPeriod;
import linecard.calendar.WorkingDays;

import java.math.BigInteger;
import java.time.LocalDate;

/// How much of a goal is due by now, by working days.
final class Pace {

    private Pace() {}

    /// A month's goal in full once the month is over, nothing before it begins, and in between
    /// the part of its working days that have passed, today's included; rounded down.
    static long due(long goal, FiscalPeriod month, WorkingDays calendar, LocalDate today) {
        var span = month.span();
        if (!today.isBefore(span.to().minusDays(1))) return goal;
        if (today.isBefore(span.from())) return 0;
        int all = calendar.count(span);
        if (all == 0) return goal;
        int gone = calendar.count(span.upTo(today));
        return BigInteger.valueOf(goal).multiply(BigInteger.valueOf(gone))
                .divide(BigInteger.valueOf(all)).longValueExact();
    }
}
