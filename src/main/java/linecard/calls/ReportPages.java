package linecard.calls;

import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.accounts.Accounts;
import linecard.calls.Monitoring.Feature;
import linecard.database.Ids;
import linecard.people.Outcome;
import linecard.people.Reps;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import static linecard.access.Audience.CALLERS;
import static linecard.access.Audience.MEMBERS;
import static linecard.access.Audience.REPS;

/// The day sheet of a rep, and the report it becomes when it is submitted.
@Controller
class ReportPages {

    private final Reps reps;
    private final Calls calls;
    private final Notes notes;
    private final CallReports reports;
    private final Talk talk;
    private final Accounts accounts;
    private final Regimes regimes;
    private final WorkingTimes times;
    private final Clock clock;

    ReportPages(Reps reps, Calls calls, Notes notes, CallReports reports, Talk talk,
            Accounts accounts, Regimes regimes, WorkingTimes times, Clock clock) {
        this.reps = reps;
        this.calls = calls;
        this.notes = notes;
        this.reports = reports;
        this.talk = talk;
        this.accounts = accounts;
        this.regimes = regimes;
        this.times = times;
        this.clock = clock;
    }

    /// @param report null as long as it was not submitted
    /// @param version which is shown: the calls as they stand, or as they were
    /// @param isLate whether lateness is looked at
    record Sheet(
            UUID rep, String name, LocalDate day, LocalDate today, List<Call> calls,
            Map<UUID, String> accounts, Map<UUID, List<Note>> notes,
            @Nullable CallReport report, int version, List<CallReport.Remark> remarks,
            List<Consequence> consequences, Hours hours, boolean isLate) {

        List<Consequence> of(Call call) {
            return consequences.stream().filter(one -> one.call().equals(call.id())).toList();
        }

        boolean isOld() {
            return report != null && version < report.latest().number();
        }
    }

    @GetMapping("/reps/{rep}/day")
    @Allowed(MEMBERS)
    View day(Page page, @PathVariable UUID rep,
            @RequestParam(required = false) @Nullable LocalDate day) {
        var viewer = page.viewer();
        var shown = day != null ? day : times.of(viewer, reps.of(viewer, rep).id()).today(clock);
        return sheet(page, rep, shown, 0, fresh(page));
    }

    private static Form fresh(Page page) {
        return Form.of(page.words(), Map.of("id", Ids.fresh().toString()));
    }

    private Html sheet(Page page, UUID rep, LocalDate day, int version, Form form) {
        var sheet = sheet(page.viewer(), rep, day, version);
        return (out, tags) -> JtedaysheetGenerated.render(
                out, tags, page, new CallText(page), sheet, form);
    }

    private Sheet sheet(Viewer viewer, UUID rep, LocalDate day, int version) {
        var known = reps.of(viewer, rep);
        var report = reports.ofDay(viewer, rep, day).orElse(null);
        int latest = report == null ? 0 : report.latest().number();
        var old = report != null && version > 0 && version < latest ? report.id() : null;
        var shown = old == null ? calls.ofDay(viewer, rep, day)
                : reports.snapshot(viewer, old, version).calls();
        var ids = shown.stream().map(Call::id).toList();
        var written = old == null ? notes.of(viewer, ids) : was(viewer, old, version);
        var hours = times.of(viewer, rep);
        return new Sheet(rep, known.name(viewer.language()), day, hours.today(clock), shown,
                accounts.names(viewer, shown.stream().map(Call::account).toList()), written,
                report, old == null ? latest : version,
                report == null ? List.of() : talk.remarks(viewer, report.id()),
                talk.consequences(viewer, ids), hours,
                regimes.known(viewer).on(known.agency(), day).contains(Feature.REPORTS));
    }

    /// The notes that a version names, as far as they may still be read.
    private Map<UUID, List<Note>> was(Viewer viewer, UUID report, int version) {
        var was = new HashMap<UUID, List<Note>>();
        reports.snapshot(viewer, report, version).notes().forEach((call, named) ->
                was.put(call, notes.named(viewer, named)));
        return was;
    }

    @PostMapping("/call-reports")
    @Allowed(REPS)
    View submit(Page page, @RequestParam LocalDate day) {
        var viewer = page.viewer();
        var rep = reps.of(viewer, Objects.requireNonNull(viewer.rep()));
        var outcome = reports.submit(viewer, rep, day, times.of(viewer, rep.id()).today(clock));
        if (outcome instanceof Outcome.Refused refused) {
            var form = fresh(page);
            refused.on(form, page.words());
            return sheet(page, rep.id(), day, 0, form).refused();
        }
        return Html.seeOther("/call-reports/" + ((Outcome.Done) outcome).rows().getFirst(),
                Notice.of("calls.submitted"));
    }

    @GetMapping("/call-reports/{id}")
    @Allowed(MEMBERS)
    View report(Page page, @PathVariable UUID id, @RequestParam(defaultValue = "0") int version) {
        var report = reports.of(page.viewer(), id);
        return sheet(page, report.rep(), report.day(), version, fresh(page));
    }

    @PostMapping("/call-reports/{id}/remarks")
    @Allowed(CALLERS)
    View remark(Page page, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> entered) {
        var viewer = page.viewer();
        var report = reports.of(viewer, id);
        var form = new Form(page.words(), entered);
        var remark = form.id("id");
        var call = form.idIfGiven("call");
        var content = form.text("content", Note.MOST_CHARS);
        if (!form.hasProblems() && call.get().isPresent() && calls.ofDay(viewer, report.rep(),
                report.day()).stream().noneMatch(one -> one.id().equals(call.get().get()))) {
            form.problem("call", "web.notOffered");
        }
        if (form.hasProblems() || !talk.remark(viewer, remark.get(), id, call.get().orElse(null),
                content.get())) {
            if (!form.hasProblems()) form.problem("content", "calls.no.many", Talk.MOST);
            return sheet(page, report.rep(), report.day(), 0, form).refused();
        }
        return Html.seeOther("/call-reports/" + id, Notice.of("calls.remarked"));
    }
}
