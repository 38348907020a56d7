package linecard.reports;

import linecard.access.Allowed;
import linecard.reports.Sending.Format;
import linecard.reports.Sending.Report;
import linecard.reports.Sending.Rhythm;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.UUID;

import static linecard.access.Audience.MEMBERS;

/// Reports that one gets by e-mail: which, how often, and no more.
@Controller
class SendingPages {

    private final Sendings sendings;
    private final Lenses lenses;

    SendingPages(Sendings sendings, Lenses lenses) {
        this.sendings = sendings;
        this.lenses = lenses;
    }

    /// The address of a report, with `report` in front, leads here.
    @GetMapping("/report-mails")
    @Allowed(MEMBERS)
    View list(Page page, @RequestParam(defaultValue = "") String report) {
        var filled = new LinkedMultiValueMap<String, String>();
        filled.add("report", report);
        filled.add("query", Sending.kept(page.asked().values()));
        filled.add("rhythm", "weekly");
        filled.add("format", "pdf");
        return list(page, new Form(page.words(), filled));
    }

    private Html list(Page page, Form form) {
        var own = sendings.own(page.viewer());
        return (out, tags) -> JtesendingsGenerated.render(out, tags, page, own, form);
    }

    @PostMapping("/report-mails")
    @Allowed(MEMBERS)
    View add(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var form = new Form(page.words(), entered);
        var report = form.choice("report", Report.class);
        var rhythm = form.choice("rhythm", Rhythm.class);
        var format = form.choice("format", Format.class);
        var query = form.note("query", Sending.LONGEST);
        if (!form.hasProblems() && !page.may(report.get().audience())) {
            form.problem("report", "web.notOffered");
        }
        if (!form.hasProblems() && sendings.own(page.viewer()).size() >= Sendings.MOST) {
            form.problem("report", "reports.sending.tooMany", Sendings.MOST);
        }
        if (form.hasProblems()) return list(page, form).refused();
        sendings.add(page.viewer(), report.get(), query.get(), rhythm.get(),
                format.get(), lenses.today(page.viewer()));
        return Html.seeOther("/report-mails", Notice.of("reports.sending.added"));
    }

    @PostMapping("/report-mails/{id}/removal")
    @Allowed(MEMBERS)
    View remove(Page page, @PathVariable UUID id) {
        sendings.remove(page.viewer(), id);
        return Html.seeOther("/report-mails", Notice.of("reports.sending.removed")
                .undoable("reports.sending", id));
    }
}
