package linecard.fiscal;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.commissions.FiscalMonths;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import static linecard.access.Audience.OWNERS;

/// How the organisation cuts its years, for programs.
@RestController
@Part(value = Area.ACCESS, about = "Fiscal calendar",
        says = "How the organisation's years are divided; GET /organisation tells how now.")
class FiscalCalendarApi {

    private final FiscalCalendars calendars;
    private final FiscalMonths months;

    FiscalCalendarApi(FiscalCalendars calendars, FiscalMonths months) {
        this.calendars = calendars;
        this.months = months;
    }

    record Entry(@Does("Such as months:7, or weeks:4-4-5:nearest:SATURDAY:JANUARY")
            String fiscalCalendar) {}

    @PutMapping("/api/v1/organisation/fiscal-calendar")
    @Allowed(OWNERS)
    @Does("Change the fiscal year, until a month is closed or goals would move")
    ResponseEntity<Entry> changeFiscalCalendar(Call call, @RequestBody Entry body) {
        var now = call.viewer().organisation();
        var entered = call.entered(body, now.version());
        var wanted = entered.form().read("fiscalCalendar", FiscalCalendarForm::typed);
        entered.requireWhole();
        var ties = calendars.change(call.viewer(), wanted.get(), now.version());
        if (!ties.isFree()) {
            throw Call.invalid("#/fiscalCalendar", new FiscalCalendarView(now.calendar(),
                    wanted.get(), ties, months.today(call.viewer())).refusal(call.words())).get();
        }
        return call.one(new Entry(wanted.get().text()), now.version() + 1);
    }
}
