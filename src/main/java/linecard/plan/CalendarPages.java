package linecard.plan;

import linecard.access.Allowed;
import linecard.calendar.FiscalYear;
import linecard.calendar.KnownYears;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;
import linecard.words.Language;
import linecard.words.Reading;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.MEMBERS;

/// The organisation's working calendar.
@Controller
class CalendarPages {

    private final WorkingCalendars calendars;
    private final FiscalYears years;

    CalendarPages(WorkingCalendars calendars, FiscalYears years) {
        this.calendars = calendars;
        this.years = years;
    }

    @GetMapping("/calendar")
    @Allowed(MEMBERS)
    View show(Page page, @RequestParam(required = false) @Nullable Integer year) {
        var shown = years.of(page.viewer(), year);
        return calendar(page, shown, Form.of(page.words(), Map.of("kind", "off")));
    }

    @PostMapping("/calendar/days")
    @Allowed(KEEPERS)
    View add(
            Page page, @RequestParam int year,
            @RequestParam MultiValueMap<String, String> entered) {
        var shown = years.of(page.viewer(), year);
        var form = new Form(page.words(), entered);
        var day = form.read("day", typed -> day(typed, page.language()));
        var name = form.note("name", 200);
        if (form.hasProblems()) return calendar(page, shown, form).refused();
        var added = calendars.add(page.viewer(), day.get(),
                form.entered("kind").equals("working"), name.get());
        if (added.isEmpty()) form.problem("day", "plan.calendar.taken");
        if (form.hasProblems()) return calendar(page, shown, form).refused();
        int of = page.organisation().calendar().yearOf(day.get()).number();
        return Html.seeOther("/calendar?year=" + of, Notice.of("plan.calendar.added")
                .undoable("plan.special_day", added.get()));
    }

    static LocalDate day(String typed, Language language) {
        if (typed.isEmpty()) throw new ReadingException("web.missing");
        var day = Reading.date(typed, language);
        if (!KnownYears.hold(day)) throw new ReadingException("plan.calendar.farDay");
        return day;
    }

    @PostMapping("/calendar/days/{id}/removal")
    @Allowed(KEEPERS)
    View remove(Page page, @PathVariable UUID id, @RequestParam int year) {
        calendars.remove(page.viewer(), id);
        return Html.seeOther("/calendar?year=" + year, Notice.of("plan.calendar.removed")
                .undoable("plan.special_day", id));
    }

    private Html calendar(Page page, FiscalYear year, Form form) {
        var viewer = page.viewer();
        var span = year.span();
        var days = calendars.of(viewer, span.from().getYear(), span.to().getYear());
        var special = calendars.special(viewer, span);
        var months = CalendarMonth.of(viewer, year, days, special, page.words());
        return (out, tags) -> JtecalendarGenerated.render(
                out, tags, page, year.number(), months, special, days.holidays().isEmpty(), form);
    }
}
