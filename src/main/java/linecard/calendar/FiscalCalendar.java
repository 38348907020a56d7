package linecard.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Locale;

import static java.time.temporal.TemporalAdjusters.previousOrSame;

/// How an organisation cuts time into fiscal years of twelve months.
public sealed interface FiscalCalendar {

    /// The day on which a fiscal month, 1 to 12, of a fiscal year begins.
    LocalDate firstDay(int year, int month);

    /// The text form that [#parse] reads.
    String text();

    default FiscalYear year(int number) {
        var months = new ArrayList<FiscalPeriod>();
        var from = firstDay(number, 1);
        for (int month = 1; month <= 12; month++) {
            var to = month < 12 ? firstDay(number, month + 1) : firstDay(number + 1, 1);
            months.add(new FiscalPeriod(number, month, new Span(from, to)));
            from = to;
        }
        return new FiscalYear(number, months);
    }

    default FiscalYear yearOf(LocalDate date) {
        int number = date.getYear() + 1;
        while (date.isBefore(firstDay(number, 1))) number--;
        return year(number);
    }

    default FiscalPeriod periodOf(LocalDate date) {
        return yearOf(date).monthOf(date);
    }

    /// A calendar from its text: `months:7`, or `weeks:4-4-5:nearest:SATURDAY:JANUARY`.
    ///
    /// @throws IllegalArgumentException for any other text
    static FiscalCalendar parse(String text) {
        var part = text.split(":", -1);
        if (text.matches("months:([1-9]|1[0-2])")) {
            return new Months(Month.of(Integer.parseInt(part[1])));
        }
        if (text.matches("weeks:\\d-\\d-\\d:(last|nearest):[A-Z]+:[A-Z]+")) {
            return new Weeks(Pattern.valueOf("P" + part[1].replace("-", "")),
                    Rule.valueOf(part[2].toUpperCase(Locale.ROOT)),
                    DayOfWeek.valueOf(part[3]),
                    Month.valueOf(part[4]));
        }
        throw new IllegalArgumentException("not a fiscal calendar: " + text);
    }

    /// Calendar months from any start month. A year that does not start in January bears the
    /// number of the calendar year in which it ends: July 2005 to June 2006 is 2006.
    record Months(Month startMonth) implements FiscalCalendar {

        @Override
        public LocalDate firstDay(int year, int month) {
            int startYear = startMonth == Month.JANUARY ? year : year - 1;
            return LocalDate.of(startYear, startMonth, 1).plusMonths(month - 1);
        }

        @Override
        public String text() {
            return "months:" + startMonth.getValue();
        }
    }

    /// Whole weeks; the year ends on the last, or the nearest, `lastDay` at the end of
    /// `lastMonth`. Where that makes 53 weeks, the last month has the extra one.
    ///
    /// A year bears the number of the calendar year in which its last month lies; one that ends in
    /// January the number of the year before, as American retailers count (the 4-5-4 calendar
    /// of their National Retail Federation).
    record Weeks(Pattern pattern, Rule rule, DayOfWeek lastDay, Month lastMonth)
            implements FiscalCalendar {

        @Override
        public LocalDate firstDay(int year, int month) {
            return end(year - 1).plusDays(1).plusWeeks(pattern.weeksBefore(month));
        }

        private LocalDate end(int year) {
            int calendarYear = lastMonth == Month.JANUARY ? year + 1 : year;
            var monthEnd = YearMonth.of(calendarYear, lastMonth).atEndOfMonth();
            var latest = rule == Rule.LAST ? monthEnd : monthEnd.plusDays(3);
            return latest.with(previousOrSame(lastDay));
        }

        @Override
        public String text() {
            return String.join(":", "weeks", pattern.text(),
                    rule.name().toLowerCase(Locale.ROOT), lastDay.name(), lastMonth.name());
        }
    }

    /// The weeks of the three months of a quarter.
    enum Pattern {
        P445, P454, P544;

        int weeksBefore(int month) {
            int weeks = 13 * ((month - 1) / 3);
            for (int i = 0; i < (month - 1) % 3; i++) weeks += name().charAt(1 + i) - '0';
            return weeks;
        }

        public String text() {
            return name().charAt(1) + "-" + name().charAt(2) + "-" + name().charAt(3);
        }
    }

    /// On the last such weekday of the month, or on the one nearest to the month's end.
    enum Rule { LAST, NEAREST }
}
