package linecard.fiscal;

import linecard.access.Allowed;
import linecard.calendar.FiscalCalendar;
import linecard.commissions.FiscalMonths;
import linecard.fiscal.FiscalCalendars.Ties;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import static linecard.access.Audience.OWNERS;

/// How the organisation cuts its years: first what a change would come to, then the change.
@Controller
class FiscalCalendarPages {

    private final FiscalCalendars calendars;
    private final FiscalMonths months;

    FiscalCalendarPages(FiscalCalendars calendars, FiscalMonths months) {
        this.calendars = calendars;
        this.months = months;
    }

    @GetMapping("/organisation/fiscal-year")
    @Allowed(OWNERS)
    View show(Page page, @RequestParam MultiValueMap<String, String> entered) {
        if (!entered.containsKey("cut")) {
            return html(page, FiscalCalendarForm.of(page.words(), page.organisation().calendar()),
                    null);
        }
        var form = new Form(page.words(), entered);
        var wanted = FiscalCalendarForm.read(form);
        if (wanted.isEmpty()) return html(page, form, null).refused();
        return html(page, form, wanted.get());
    }

    @PostMapping("/organisation/fiscal-year")
    @Allowed(OWNERS)
    View change(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var form = new Form(page.words(), entered);
        var wanted = FiscalCalendarForm.read(form);
        if (wanted.isEmpty()) return html(page, form, null).refused();
        if (!calendars.change(page.viewer(), wanted.get(), form.version()).isFree()) {
            return html(page, form, wanted.get()).refused();
        }
        return Html.seeOther("/organisation", Notice.of("fiscal.changed"));
    }

    /// @param wanted what to show the consequences of; null for nothing yet
    private Html html(Page page, Form form, @Nullable FiscalCalendar wanted) {
        var ties = wanted == null ? Ties.NONE : calendars.ties(page.viewer(), wanted);
        var view = new FiscalCalendarView(page.organisation().calendar(), wanted, ties,
                months.today(page.viewer()));
        return (out, tags) -> JtefiscalyearGenerated.render(out, tags, page, form, view);
    }
}
