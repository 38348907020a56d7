package linecard.entrance;

import linecard.calendar.FiscalCalendar;
import linecard.web.Choice;
import linecard.words.Words;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;

/// Says how an organisation cuts its years.
public final class CalendarText {

    private CalendarText() {}

    /// From which a year of calendar months may begin, by their numbers.
    static List<Choice> months(Words words) {
        return Arrays.stream(Month.values()).map(month -> new Choice("" + month.getValue(),
                month.getDisplayName(TextStyle.FULL_STANDALONE, words.language().locale())))
                .toList();
    }

    /// `Calendar months from July`; `Weeks 4-4-5, the year ends on the Saturday nearest the end of
    /// January`.
    public static String of(Words words, FiscalCalendar calendar) {
        var locale = words.language().locale();
        return switch (calendar) {
            case FiscalCalendar.Months months -> words.text("entrance.calendar.months",
                    months.startMonth().getDisplayName(TextStyle.FULL_STANDALONE, locale));
            case FiscalCalendar.Weeks weeks -> words.text(
                    weeks.rule() == FiscalCalendar.Rule.LAST
                            ? "entrance.calendar.last" : "entrance.calendar.nearest",
                    weeks.pattern().text(),
                    weeks.lastDay().getDisplayName(TextStyle.FULL_STANDALONE, locale),
                    weeks.lastMonth().getDisplayName(TextStyle.FULL_STANDALONE, locale));
        };
    }
}
