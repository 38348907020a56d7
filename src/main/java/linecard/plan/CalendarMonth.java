package linecard.plan;

import linecard.access.Viewer;
import linecard.calendar.FiscalYear;
import linecard.calendar.Holidays;
import linecard.calendar.Span;
import linecard.calendar.WorkingDays;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A fiscal month of the working calendar, with the days on which it differs from the plain week.
record CalendarMonth(String name, Span span, int workingDays, List<Different> different) {

    /// @param own whether the organisation says so itself
    /// @param name a holiday's, or what the organisation calls it
    record Different(LocalDate day, boolean working, boolean own, String name) {}

    static List<CalendarMonth> of(
            Viewer viewer, FiscalYear year, WorkingDays days, List<SpecialDay> special,
            Words words) {
        var holidays = Holidays.names(viewer.organisation().country(),
                year.span().from().getYear(), year.span().to().getYear());
        var own = new HashMap<LocalDate, SpecialDay>();
        for (var day : special) own.put(day.day(), day);
        var months = new ArrayList<CalendarMonth>();
        for (var month : year.months()) {
            var span = month.span();
            months.add(new CalendarMonth(
                    words.month(YearMonth.from(FiscalYears.middle(span))), span,
                    days.count(span), different(span, days, own, holidays, words)));
        }
        return months;
    }

    private static List<Different> different(
            Span span, WorkingDays days, Map<LocalDate, SpecialDay> own,
            Map<LocalDate, Holidays.Name> holidays, Words words) {
        var different = new ArrayList<Different>();
        for (var day = span.from(); day.isBefore(span.to()); day = day.plusDays(1)) {
            boolean weekend = days.weekend().contains(day.getDayOfWeek());
            boolean working = days.isWorking(day);
            var special = own.get(day);
            if (working != weekend && special == null) continue;
            different.add(new Different(day, working, special != null, special != null
                    ? special.name() : name(day, working, holidays.get(day), words)));
        }
        return different;
    }

    private static String name(
            LocalDate day, boolean working, Holidays.@Nullable Name known, Words words) {
        if (known == null && working) return words.text("plan.calendar.worked");
        if (known == null) return words.text("plan.calendar.moved");
        // Jollyday calls both the Hungarian 20 August and 26 December so.
        boolean founding = known.key().equals("stephens") && day.getMonthValue() == 8;
        try {
            return words.text("plan.holiday." + (founding ? "state_foundation" : known.key()));
        } catch (IllegalArgumentException e) {
            return known.english();
        }
    }
}
