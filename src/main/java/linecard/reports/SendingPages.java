package linecard.reports;

import linecard.access.Allowed;
import linecard.reports.Sending.Format;
import linecard.reports.Sending.Report;
import linecard.reports.Sending.Rhythm;
import linecard.views.SavedView;
import linecard.views.Views;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;
import linecard.words.ReadingException;

import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import static linecard.access.Audience.MEMBERS;

/// Reports that one gets by e-mail: which, how often, and no more.
@Controller
class SendingPages {

    private final Sendings sendings;
    private final Lenses lenses;
    private final Views views;

    SendingPages(Sendings sendings, Lenses lenses, Views views) {
        this.sendings = sendings;
        this.lenses = lenses;
        this.views = views;
    }

    /// The address of a report, with `report` in front, leads here; or a view of one.
    @GetMapping("/report-mails")
    @Allowed(MEMBERS)
    View list(Page page, @RequestParam(defaultValue = "") String report) {
        var filled = new LinkedMultiValueMap<String, String>();
        var view = view(page, page.asked().values().getOrDefault("view", ""));
        filled.add("report", view.map(SavedView::list).orElse(report));
        filled.add("view", view.map(one -> one.id().toString()).orElse(""));
        filled.add("query", view.map(SendingPages::query)
                .orElseGet(() -> Sending.kept(page.asked().values())));
        filled.add("rhythm", "weekly");
        filled.add("format", "pdf");
        return list(page, new Form(page.words(), filled));
    }

    private Html list(Page page, Form form) {
        var own = sendings.own(page.viewer());
        var view = view(page, form.entered("view"));
        return (out, tags) -> JtesendingsGenerated.render(out, tags, page, own, view, form);
    }

    /// That of this id, if there is one that the viewer sees.
    private Optional<SavedView> view(Page page, String id) {
        return id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? views.find(page.viewer(), UUID.fromString(id)) : Optional.empty();
    }

    private static String query(SavedView view) {
        return view.query().replaceFirst("^\\?", "");
    }

    @PostMapping("/report-mails")
    @Allowed(MEMBERS)
    View add(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var form = new Form(page.words(), entered);
        var report = form.choice("report", Report.class);
        var rhythm = form.choice("rhythm", Rhythm.class);
        var format = form.choice("format", Format.class);
        var view = view(page, form.entered("view"));
        var query = view.isPresent() && !form.hasProblems()
                ? form.read("report", _ -> of(view.get(), report))
                : form.note("query", Sending.LONGEST);
        if (!form.hasProblems() && !page.may(report.get().audience())) {
            form.problem("report", "web.notOffered");
        }
        if (!form.hasProblems() && sendings.own(page.viewer()).size() >= Sendings.MOST) {
            form.problem("report", "reports.sending.tooMany", Sendings.MOST);
        }
        if (form.hasProblems()) return list(page, form).refused();
        sendings.add(page.viewer(), report.get(), query.get(),
                view.map(SavedView::id).orElse(null), rhythm.get(), format.get(),
                lenses.today(page.viewer()));
        return Html.seeOther("/report-mails", Notice.of("reports.sending.added"));
    }

    /// What a view of that report shows.
    private static String of(SavedView view, Supplier<Report> report) {
        if (!view.list().equals(Lens.code(report.get()))) {
            throw new ReadingException("reports.sending.otherView");
        }
        var query = query(view);
        if (query.length() > Sending.LONGEST) {
            throw new ReadingException("views.no.longQuery");
        }
        return query;
    }

    @PostMapping("/report-mails/{id}/removal")
    @Allowed(MEMBERS)
    View remove(Page page, @PathVariable UUID id) {
        sendings.remove(page.viewer(), id);
        return Html.seeOther("/report-mails", Notice.of("reports.sending.removed")
                .undoable("reports.sending", id));
    }
}
