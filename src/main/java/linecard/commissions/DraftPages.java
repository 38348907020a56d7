package linecard.commissions;

import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.calendar.FiscalPeriod;
import linecard.jobs.Jobs;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import static linecard.access.Audience.STAFF;
import static linecard.access.Audience.TREASURERS;

/// What a statement would say, and closing its month. Closing cannot be undone, so a word is typed.
@Controller
class DraftPages {

    private final Drafts drafts;
    private final Statements statements;
    private final Closings closings;
    private final MonthClosing monthClosing;
    private final ClosingWork work;
    private final Jobs jobs;
    private final Approvals approvals;
    private final StatementPages statementPages;
    private final FiscalMonths months;
    private final Foreseen foreseen;

    DraftPages(
            Drafts drafts, Statements statements, Closings closings, MonthClosing monthClosing,
            ClosingWork work, Jobs jobs, Approvals approvals, StatementPages statementPages,
            FiscalMonths months, Foreseen foreseen) {
        this.drafts = drafts;
        this.statements = statements;
        this.closings = closings;
        this.monthClosing = monthClosing;
        this.work = work;
        this.jobs = jobs;
        this.approvals = approvals;
        this.statementPages = statementPages;
        this.months = months;
        this.foreseen = foreseen;
    }

    @GetMapping("/agencies/{id}/statements/{year}/{month}/draft")
    @Allowed(STAFF)
    View show(
            Page page, @PathVariable UUID id, @PathVariable int year, @PathVariable int month,
            @RequestParam(required = false) @Nullable UUID rep,
            @RequestParam(defaultValue = "1") int part) {
        var period = months.of(page.viewer(), year, month);
        var draft = drafts.of(page.viewer(), id, period);
        var issued = statements.ofMonth(page.viewer(), id, period);
        if (issued.isPresent()) return Html.seeOther("/statements/" + issued.get().id());
        return draft(page, draft, Sheet.of(draft, rep, Math.clamp(part, 1, 100_000)),
                Form.of(page.words(), Map.of()));
    }

    private Html draft(Page page, Draft draft, Sheet sheet, Form form) {
        var text = new StatementText(page.words(), page.organisation(), draft.earlier())
                .by(draft.agreed());
        var refused = StatementRules.refusal(draft, page.organisation().calendar(),
                months.today(page.viewer())).orElse(null);
        var returned = approvals.returned(page.viewer(), draft.agency().id());
        var view = new Sheet.OfDraft(
                draft, sheet, refused, returned, foreseen.rows(page, draft));
        return (out, tags) -> JtedraftGenerated.render(out, tags, page, text, view, form);
    }

    @PostMapping("/agencies/{id}/statements/{year}/{month}/closing")
    @Allowed(TREASURERS)
    View close(
            Page page, @PathVariable UUID id, @PathVariable int year, @PathVariable int month,
            @RequestParam MultiValueMap<String, String> entered) {
        var period = months.of(page.viewer(), year, month);
        var form = new Form(page.words(), entered);
        var lines = form.read("lines", DraftPages::count);
        var total = form.read("total", DraftPages::figure);
        var prizes = form.readIfGiven("prizes", DraftPages::figure);
        if (!isSure(page, form.entered("word"))) {
            form.problem("word", "commissions.close.typeIt", word(page));
        }
        if (!form.hasProblems()) {
            var seen = new Closing.Seen(lines.get(), total.get(), prizes.get().orElse(0L));
            switch (closings.close(page.viewer(), id, period, months.today(page.viewer()), seen,
                    form.entered("empty").equals("on"))) {
                case Closing.Closed closed -> {
                    return Html.seeOther("/statements/" + closed.statement(), Notice.of(
                            closed.isIssued() ? "commissions.issued" : "commissions.prepared",
                            closed.number()));
                }
                case Closing.Refused refused -> form.problem(
                        refused.key().equals("commissions.close.empty") ? "empty" : "closing",
                        "commissions.close.said", said(page, refused, seen));
            }
        }
        var draft = drafts.of(page.viewer(), id, period);
        return draft(page, draft, Sheet.of(draft, null, 1), form).refused();
    }

    /// Why not; where the figures moved, also what they had been.
    private static String said(Page page, Closing.Refused refused, Closing.Seen seen) {
        var said = new StatementText(page.words(), page.organisation()).refusal(refused);
        if (!refused.key().equals("commissions.close.changed")) return said;
        var organisation = page.organisation();
        var key = seen.prizesMinor() == 0 ? "commissions.close.seen"
                : "commissions.close.seen.prizes";
        return said + " " + page.t(key, seen.lines(),
                page.money(organisation.money(seen.totalMinor())),
                page.money(organisation.money(seen.prizesMinor())));
    }

    /// Closes the month for every agency that has anything on it, each on its own.
    @PostMapping("/statements/{year}/{month}/closings")
    @Allowed(TREASURERS)
    View closeAll(
            Page page, @PathVariable int year, @PathVariable int month,
            @RequestParam(defaultValue = "") String word) {
        var viewer = page.viewer();
        var period = months.of(viewer, year, month);
        if (!isSure(page, word)) {
            return statementPages.month(
                    page, period, page.t("commissions.close.typeIt", word(page)));
        }
        var job = closeLater(viewer, period);
        if (job.isPresent()) return Html.seeOther("/jobs/" + job.get());
        int closed = closeAll(viewer, period).size();
        return Html.seeOther("/statements?year=" + year + "&month=" + month,
                Notice.of("commissions.closedAll", String.valueOf(closed)));
    }

    /// The job that closes the month, where there are many agencies; empty where there are few.
    Optional<UUID> closeLater(Viewer viewer, FiscalPeriod period) {
        return work.start(viewer, period, jobs);
    }

    List<Closing.Closed> closeAll(Viewer viewer, FiscalPeriod period) {
        return monthClosing.close(viewer, period, months.today(viewer));
    }

    /// What is typed to show that closing is meant.
    private static String word(Page page) {
        return page.t("commissions.close.word");
    }

    private static boolean isSure(Page page, String typed) {
        return typed.strip().toUpperCase(page.language().locale())
                .equals(word(page).toUpperCase(page.language().locale()));
    }

    private static Integer count(String typed) {
        if (!typed.matches("\\d{1,9}")) throw new ReadingException("web.unreadable");
        return Integer.valueOf(typed);
    }

    private static Long figure(String typed) {
        if (!typed.matches("-?\\d{1,18}")) {
            throw new ReadingException("web.unreadable");
        }
        return Long.valueOf(typed);
    }
}
