package linecard.fiscal;

import linecard.calendar.FiscalCalendar;
import linecard.calendar.FiscalCalendar.Months;
import linecard.calendar.FiscalCalendar.Pattern;
import linecard.calendar.FiscalCalendar.Rule;
import linecard.calendar.FiscalCalendar.Weeks;
import linecard.web.Choice;
import linecard.web.Form;
import linecard.words.ReadingException;
import linecard.words.Words;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what somebody picked about the fiscal calendar, and fills the form with what is.
final class FiscalCalendarForm {

    private enum Cut { MONTHS, P445, P454, P544 }

    private FiscalCalendarForm() {}

    /// @return empty where something was sent that is not offered
    static Optional<FiscalCalendar> read(Form form) {
        var cut = form.choice("cut", Cut.class);
        var start = form.choice("start", Month.class);
        var rule = form.choice("rule", Rule.class);
        var day = form.choice("day", DayOfWeek.class);
        var end = form.choice("end", Month.class);
        if (form.hasProblems()) return Optional.empty();
        return Optional.of(cut.get() == Cut.MONTHS ? new Months(start.get())
                : new Weeks(Pattern.valueOf(cut.get().name()), rule.get(), day.get(), end.get()));
    }

    /// Its text form, `months:7`.
    static FiscalCalendar typed(String text) {
        try {
            return FiscalCalendar.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ReadingException("fiscal.unread");
        }
    }

    static Form of(Words words, FiscalCalendar now) {
        return Form.of(words, switch (now) {
            case Months months -> Map.of("cut", "MONTHS", "start", months.startMonth().name(),
                    "rule", "LAST", "day", "SATURDAY", "end", "DECEMBER");
            case Weeks weeks -> Map.of("cut", weeks.pattern().name(), "start", "JANUARY",
                    "rule", weeks.rule().name(), "day", weeks.lastDay().name(),
                    "end", weeks.lastMonth().name());
        });
    }

    static List<Choice> months(Words words) {
        var locale = words.language().locale();
        return Arrays.stream(Month.values()).map(month -> new Choice(
                month.name(), month.getDisplayName(TextStyle.FULL_STANDALONE, locale))).toList();
    }

    static List<Choice> days(Words words) {
        var locale = words.language().locale();
        return Arrays.stream(DayOfWeek.values()).map(day -> new Choice(
                day.name(), day.getDisplayName(TextStyle.FULL_STANDALONE, locale))).toList();
    }
}
