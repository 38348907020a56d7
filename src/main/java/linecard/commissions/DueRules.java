package linecard.commissions;

import linecard.calendar.FiscalCalendar;
import linecard.calendar.FiscalPeriod;
import linecard.people.Agency;
import linecard.reckoning.Agreement;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/// By when the law of the EU wants statements, and when that becomes pressing.
final class DueRules {

    /// So many days before it is due, a statement is pressing.
    static final int PRESSING_DAYS = 10;

    /// The members of the EU by their ISO 3166 codes, since 1 February 2020.
    private static final Set<String> EU = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
            "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

    private DueRules() {}

    /// Whether the agreement with an agency is under that law: told from its country as long as
    /// agreements do not say it themselves.
    static boolean isEuropean(Agency agency) {
        return EU.contains(agency.country());
    }

    /// The last day for the statement of a month: that of its quarter.
    static LocalDate due(FiscalCalendar calendar, FiscalPeriod month) {
        var quarter = calendar.year(month.year()).quarters().get(month.quarter() - 1);
        return Agreement.europeanDue(quarter.span());
    }

    /// The last month of the latest quarter whose statements are pressing or late.
    static FiscalPeriod pressing(FiscalCalendar calendar, LocalDate today) {
        var month = calendar.periodOf(today);
        while (month.number() % 3 != 0 || !isPressing(due(calendar, month), today)) {
            month = FiscalMonths.before(calendar, month);
        }
        return month;
    }

    static boolean isPressing(LocalDate due, LocalDate today) {
        return daysTo(due, today) <= PRESSING_DAYS;
    }

    /// Below zero where it is over.
    static long daysTo(LocalDate due, LocalDate today) {
        return ChronoUnit.DAYS.between(today, due);
    }
}
