package linecard.calls;

import linecard.access.Allowed;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.accounts.Directory;
import linecard.calls.SheetBook.Printed;
import linecard.paper.CallSheet;
import linecard.people.Outcome.Refused;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import static linecard.access.Audience.REPS;

/// Lines of sheets that wait for the rep: what was read, beside pictures of what was not.
@Controller
class ScanLinePages {

    private final ScanLines lines;
    private final SheetBook sheets;
    private final Calls calls;
    private final Reps reps;
    private final Accounts accounts;
    private final Directory directory;
    private final Clock clock;

    ScanLinePages(ScanLines lines, SheetBook sheets, Calls calls, Reps reps, Accounts accounts,
            Directory directory, Clock clock) {
        this.lines = lines;
        this.sheets = sheets;
        this.calls = calls;
        this.reps = reps;
        this.accounts = accounts;
        this.directory = directory;
        this.clock = clock;
    }

    /// What the form shows beside what was entered.
    ///
    /// @param account that the line was printed for; null where it was written by hand
    /// @param waiting how many lines are open, this one among them
    /// @param next the one that comes after this one; null where this is the only one
    record About(ScanLine line, Printed sheet, @Nullable Account account, int waiting,
            @Nullable UUID next) {

        /// The groups of the sheet that are told by boxes here: those that need eyes, or the rest.
        List<CallSheet.Group> groups(boolean areUnsure) {
            var unsure = unsure();
            return sheet.form().groups().stream()
                    .filter(group -> !Set.of("day", "void").contains(group.code()))
                    .filter(group -> unsure.contains(group.code()) == areUnsure).toList();
        }

        Set<String> unsure() {
            return line.unsure(ScanForm.SINGLE);
        }

        /// The group to begin with: the first that needs eyes; empty where none does.
        String first() {
            return groups(true).stream().map(CallSheet.Group::code).findFirst().orElse("");
        }
    }

    @GetMapping("/calls/scans/lines/{id}")
    @Allowed(REPS)
    View show(Page page, @PathVariable UUID id) {
        var line = lines.line(page.viewer(), id);
        if (line.call() != null) return Html.seeOther("/calls/" + line.call());
        var sheet = sheets.of(page.viewer(), line.sheet());
        return form(page, ScanForm.of(page.words(), line, sheet.monday(),
                planned(page.viewer(), line, sheet).orElse(null)), line, sheet);
    }

    private Optional<Call> planned(Viewer viewer, ScanLine line, Printed sheet) {
        return calls.find(viewer, sheet.call(line.line()));
    }

    private @Nullable Account printed(Viewer viewer, ScanLine line, Printed sheet) {
        return planned(viewer, line, sheet)
                .map(call -> accounts.of(viewer, call.account())).orElse(null);
    }

    private Html form(Page page, Form form, ScanLine line, Printed sheet) {
        var open = lines.open(page.viewer(), line.rep()).stream().map(ScanLine::id).toList();
        int at = open.indexOf(line.id());
        var next = open.size() < 2 || at < 0 ? null : open.get((at + 1) % open.size());
        var about = new About(line, sheet, printed(page.viewer(), line, sheet), open.size(), next);
        return (out, tags) -> JtescanlineGenerated.render(out, tags, page, form, about);
    }

    @PostMapping("/calls/scans/lines/{id}")
    @Allowed(REPS)
    View confirm(Page page, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> entered) {
        var viewer = page.viewer();
        var line = open(page, id, entered);
        var sheet = sheets.of(viewer, line.sheet());
        var rep = reps.of(viewer, line.rep());
        var form = new Form(page.words(), entered);
        var account = account(viewer, form, printed(viewer, line, sheet));
        var sent = ScanForm.read(form, rep, line, sheet.form(), account, clock.instant());
        if (sent.isEmpty()) return form(page, form, line, sheet).refused();
        if (lines.confirm(viewer, rep, line, sent.get(), clock.instant())
                instanceof Refused refused) {
            refused.on(form, page.words());
            return form(page, form, line, sheet).refused();
        }
        return next(page, rep, Notice.of("calls.scan.confirmed"));
    }

    /// The line as its viewer saw it.
    private ScanLine open(Page page, UUID id, MultiValueMap<String, String> entered) {
        var line = lines.line(page.viewer(), id);
        boolean isSeen = String.valueOf(line.version()).equals(entered.getFirst("version"));
        if (line.state() != ScanLine.State.OPEN || !isSeen) throw new Stale("line");
        return line;
    }

    private Optional<UUID> account(Viewer viewer, Form form, @Nullable Account printed) {
        if (printed != null) return Optional.of(printed.id());
        var said = ScanForm.account(form);
        if (said.isEmpty()) return Optional.empty();
        var typed = said.get();
        var found = typed.isEmpty()
                ? List.<Account>of() : directory.named(viewer, typed, 20);
        var exact = found.stream().filter(one -> one.code().equalsIgnoreCase(typed)
                || one.name().equalsIgnoreCase(typed)).toList();
        if (exact.size() == 1) return Optional.of(exact.getFirst().id());
        if (found.size() == 1) return Optional.of(found.getFirst().id());
        form.problem("account", found.isEmpty()
                ? "calls.scan.no.account" : "calls.scan.no.accounts");
        return Optional.empty();
    }

    /// The next one that waits, so that a pile is gone through without a way back.
    private View next(Page page, Rep rep, Notice notice) {
        var open = lines.open(page.viewer(), rep.id());
        return Html.seeOther(open.isEmpty() ? "/calls/sheets"
                : "/calls/scans/lines/" + open.getFirst().id(), notice);
    }

    @PostMapping("/calls/scans/lines/{id}/dropping")
    @Allowed(REPS)
    View drop(Page page, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> entered) {
        var line = open(page, id, entered);
        lines.drop(page.viewer(), line);
        return next(page, reps.of(page.viewer(), line.rep()),
                Notice.of("calls.scan.dropped"));
    }

    @GetMapping("/calls/scans/lines/{id}/image")
    @Allowed(REPS)
    void image(Page page, @PathVariable UUID id, @RequestParam(defaultValue = "notes") String place,
            HttpServletResponse response) throws IOException {
        var content = lines.image(page.viewer(), id, place);
        response.setContentType("image/png");
        response.setContentLength(content.length);
        response.setHeader("Content-Disposition", "attachment; filename=\"scan.png\"");
        response.getOutputStream().write(content);
    }
}
