package linecard.calendar;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The public holidays of countries, from the Jollyday library, with what it leaves out.
///
/// * Hungary: days moved by the yearly decree on working time around holidays. Other years have
///   none here; the organisation can enter them.
/// * USA: Columbus Day, a federal holiday (5 U.S.C. 6103) that Jollyday keeps to some states.
public final class Holidays {

    /// Rest day to the Saturday worked instead. 2024: 15/2023. (VII. 13.) GFM, 2025:
    /// 11/2024. (IV. 8.) NGM, 2026: 10/2025. (IV. 30.) NGM.
    private static final Map<String, String> MOVED_IN_HUNGARY = Map.of(
            "2024-08-19", "2024-08-03",
            "2024-12-24", "2024-12-07",
            "2024-12-27", "2024-12-14",
            "2025-05-02", "2025-05-17",
            "2025-10-24", "2025-10-18",
            "2025-12-24", "2025-12-13",
            "2026-01-02", "2026-01-10",
            "2026-08-21", "2026-08-08",
            "2026-12-24", "2026-12-12");

    private Holidays() {}

    /// The working days of a country from the first to the last of these years, both included,
    /// with Saturday and Sunday as weekend.
    ///
    /// @param country ISO 3166 code: `HU`, `US`
    /// @throws IllegalArgumentException for a country that Jollyday does not know
    public static WorkingDays of(String country, int fromYear, int toYear) {
        var code = country.toUpperCase(Locale.ROOT);
        if (!HolidayManager.getSupportedCalendarCodes().contains(code)) {
            throw new IllegalArgumentException("the holidays of " + country + " are not known");
        }
        var span = new Span(LocalDate.of(fromYear, 1, 1), LocalDate.of(toYear + 1, 1, 1));
        var holidays = published(code, span);
        var worked = new HashSet<LocalDate>();
        if (code.equals("US")) holidays.addAll(columbusDays(fromYear, toYear));
        if (code.equals("HU")) {
            MOVED_IN_HUNGARY.forEach((rest, saturday) -> {
                if (!span.contains(LocalDate.parse(rest))) return;
                holidays.add(LocalDate.parse(rest));
                worked.add(LocalDate.parse(saturday));
            });
        }
        return new WorkingDays(
                holidays, worked, Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
    }

    /// What a public holiday is called.
    ///
    /// @param key Jollyday's key in lower case, such as `good_friday`
    /// @param english its name in English
    public record Name(String key, String english) {}

    /// The names of the public holidays of those years; moved days have none.
    public static Map<LocalDate, Name> names(String country, int fromYear, int toYear) {
        var code = country.toUpperCase(Locale.ROOT);
        if (!HolidayManager.getSupportedCalendarCodes().contains(code)) return Map.of();
        var names = new HashMap<LocalDate, Name>();
        for (var holiday : manager(code).getHolidays(
                LocalDate.of(fromYear, 1, 1), LocalDate.of(toYear + 1, 12, 31),
                HolidayType.PUBLIC_HOLIDAY)) {
            var key = holiday.getPropertiesKey().replaceFirst("^.*\\.", "");
            names.put(holiday.getDate(), new Name(
                    key.toLowerCase(Locale.ROOT), holiday.getDescription(Locale.ENGLISH)));
        }
        if (!code.equals("US")) return names;
        names.replaceAll((_, name) -> name.key().equals("labour_day")
                ? new Name("labor_day", "Labor Day") : name);
        for (var day : columbusDays(fromYear, toYear)) {
            names.putIfAbsent(day, new Name("columbus_day", "Columbus Day"));
        }
        return names;
    }

    /// A year more is asked for than wanted: New Year's Day on a Saturday is kept the day before.
    private static Set<LocalDate> published(String code, Span span) {
        var holidays = new HashSet<LocalDate>();
        for (var holiday : manager(code).getHolidays(
                span.from(), span.to().plusYears(1), HolidayType.PUBLIC_HOLIDAY)) {
            if (span.contains(holiday.getDate())) holidays.add(holiday.getDate());
        }
        return holidays;
    }

    /// Jollyday looks for its own parts by the thread's class loader, which in a packaged jar
    /// does not always see them.
    private static HolidayManager manager(String code) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(Holidays.class.getClassLoader());
        try {
            return HolidayManager.getInstance(ManagerParameters.create(code));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Set<LocalDate> columbusDays(int fromYear, int toYear) {
        var days = new HashSet<LocalDate>();
        for (int year = fromYear; year <= toYear; year++) {
            days.add(LocalDate.of(year, Month.OCTOBER, 1)
                    .with(TemporalAdjusters.dayOfWeekInMonth(2, DayOfWeek.MONDAY)));
        }
        return days;
    }
}
