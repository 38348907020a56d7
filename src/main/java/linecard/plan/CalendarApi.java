package linecard.plan;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.MEMBERS;

/// The working calendar, for programs.
@RestController
@Part(value = Area.PLAN, about = "Working calendar",
        says = "The working days of fiscal months, and the organisation's own special days.")
class CalendarApi {

    private final WorkingCalendars calendars;
    private final FiscalYears years;

    CalendarApi(WorkingCalendars calendars, FiscalYears years) {
        this.calendars = calendars;
        this.years = years;
    }

    record Year(int fiscalYear, List<Month> months) {}

    record Month(
            @Does("From 1") int number, LocalDate from, LocalDate to, int workingDays,
            @Does("Days that differ from the plain week")
            List<CalendarMonth.Different> different) {}

    record Entry(
            LocalDate day, @Does("true: worked; false: off") Boolean working,
            @Nullable String name) {}

    @GetMapping("/api/v1/calendar")
    @Allowed(MEMBERS)
    @Does("Get the working calendar of a fiscal year")
    ResponseEntity<Year> getCalendar(
            Call call, @RequestParam(required = false) @Nullable Integer year) {
        var viewer = call.viewer();
        var shown = years.of(viewer, year);
        var span = shown.span();
        var found = CalendarMonth.of(viewer, shown,
                calendars.of(viewer, span.from().getYear(), span.to().getYear()),
                calendars.special(viewer, span), call.words());
        var months = new ArrayList<Month>();
        for (var month : found) {
            months.add(new Month(months.size() + 1, month.span().from(),
                    month.span().to().minusDays(1), month.workingDays(), month.different()));
        }
        return call.one(new Year(shown.number(), months));
    }

    @GetMapping("/api/v1/calendar/days")
    @Allowed(MEMBERS)
    @Does("List the organisation's special days")
    ResponseEntity<Slice<SpecialDay>> listSpecialDays(
            Call call, @RequestParam(required = false) @Nullable Integer year) {
        var within = year == null ? Call.EVER : years.of(call.viewer(), year).span();
        return call.sliceOf(calendars.special(call.viewer(), within), SpecialDay::id);
    }

    @GetMapping("/api/v1/calendar/days/{id}")
    @Allowed(MEMBERS)
    @Does("Get a special day")
    ResponseEntity<SpecialDay> getSpecialDay(Call call, @PathVariable UUID id) {
        return call.one(calendars.special(call.viewer(), id), SpecialDay.VERSION);
    }

    @PostMapping("/api/v1/calendar/days")
    @Allowed(KEEPERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Add a special day")
    ResponseEntity<SpecialDay> addSpecialDay(Call call, @RequestBody Entry body) {
        var entered = call.entered(body);
        var form = entered.form();
        var day = form.read("day", typed -> CalendarPages.day(typed, call.words().language()));
        var name = form.note("name", 200);
        if (form.hasProblems()) throw entered.refusal();
        var added = calendars.add(call.viewer(), day.get(), body.working(), name.get());
        if (added.isEmpty()) form.problem("day", "plan.calendar.taken");
        var id = entered.orRefuse(added);
        return call.created("calendar/days/" + id, calendars.special(call.viewer(), id),
                SpecialDay.VERSION);
    }

    @DeleteMapping("/api/v1/calendar/days/{id}")
    @Allowed(KEEPERS)
    @Does("Remove a special day")
    ResponseEntity<Void> removeSpecialDay(Call call, @PathVariable UUID id) {
        calendars.special(call.viewer(), id);
        call.requireCurrent(SpecialDay.VERSION);
        calendars.remove(call.viewer(), id);
        return ResponseEntity.noContent().build();
    }
}
