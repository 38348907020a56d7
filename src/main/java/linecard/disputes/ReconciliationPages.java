package linecard.disputes;

import linecard.access.Allowed;
import linecard.commissions.Issued;
import linecard.database.Ids;
import linecard.database.Paged;
import linecard.disputes.Finding.Verdict;
import linecard.disputes.Reconciliation.Shown;
import linecard.files.FileName;
import linecard.files.FileRefused;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.NotAllowed;
import linecard.web.Notice;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import static linecard.access.Audience.RECONCILERS;
import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// What an agency expected, beside what was stated.
@Controller
class ReconciliationPages {

    private final Reconciliations reconciliations;
    private final Comparing comparing;
    private final Findings findings;
    private final Disputes disputes;
    private final Issued issued;

    ReconciliationPages(Reconciliations reconciliations, Comparing comparing, Findings findings,
            Disputes disputes, Issued issued) {
        this.reconciliations = reconciliations;
        this.comparing = comparing;
        this.findings = findings;
        this.disputes = disputes;
        this.issued = issued;
    }

    @GetMapping("/statements/{id}/reconciliations")
    @Allowed(STAFF_AND_AGENCIES)
    View list(Page page, @PathVariable UUID id) {
        return list(page, id, Form.of(page.words(), Map.of("id", Ids.fresh().toString())));
    }

    private Html list(Page page, UUID id, Form form) {
        if (page.viewer().territory() != null) throw new NotAllowed();
        var head = issued.of(page.viewer(), id);
        var all = reconciliations.ofStatement(page.viewer(), id);
        return (out, tags) -> JtereconciliationsGenerated.render(out, tags, page, head, all, form);
    }

    @PostMapping("/statements/{id}/reconciliations")
    @Allowed(RECONCILERS)
    View upload(Page page, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> entered,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file)
            throws IOException {
        var head = issued.of(page.viewer(), id);
        var form = new Form(page.words(), entered);
        var fresh = form.id("id");
        if (file == null || file.isEmpty()) {
            boolean isNamed = file != null && !"".equals(file.getOriginalFilename());
            form.problem("file", isNamed ? "files.empty" : "disputes.chooseFile");
        } else if (file.getSize() > Expectations.MOST_BYTES) {
            form.problem("file", "disputes.tooBig", Expectations.MOST_BYTES >> 20);
        }
        if (file == null || form.hasProblems()) return list(page, id, form).refused();
        try {
            comparing.take(page.viewer(), fresh.get(), head,
                    FileName.shown(String.valueOf(file.getOriginalFilename())), file.getBytes());
        } catch (FileRefused e) {
            form.problem("file", e.problem().key(), e.problem().arguments().toArray());
            return list(page, id, form).refused();
        }
        var taken = reconciliations.of(page.viewer(), fresh.get());
        boolean isNew = taken.compared() == null;
        if (isNew && Column.isEnough(taken.meaning().keySet())) return compared(page, taken.id());
        return Html.seeOther("/reconciliations/" + taken.id() + (isNew ? "/columns" : ""));
    }

    /// @param unknown customers of the file whose spelling means no account yet
    /// @param accounts what customers are called on the statement
    /// @param disputed of each line that is disputed or was, the dispute
    record Result(
            Issued.Head head, Reconciliation of, @Nullable Verdict verdict, Paged<Shown> list,
            List<String> unknown, List<String> accounts, Map<Integer, Dispute> disputed) {}

    @GetMapping("/reconciliations/{id}")
    @Allowed(STAFF_AND_AGENCIES)
    View show(Page page, @PathVariable UUID id,
            @RequestParam(name = "page", defaultValue = "1") int number) {
        var viewer = page.viewer();
        var of = reconciliations.of(viewer, id);
        var head = issued.of(viewer, of.statement());
        if (of.compared() == null) return columns(page, of, form(page, of), List.of());
        var verdict = verdict(page);
        var unknown = findings.unknownCustomers(viewer, id);
        var list = findings.page(viewer, of, verdict, number);
        var result = new Result(head, of, verdict, list, unknown,
                unknown.isEmpty() ? List.of() : findings.accounts(viewer, id),
                disputes.ofLines(viewer, head.id(), list.rows().stream()
                        .map(Shown::position).filter(Objects::nonNull).toList()));
        var text = new ReconciliationText(page);
        return (Html) (out, tags) ->
                JtereconciliationGenerated.render(out, tags, page, text, result);
    }

    static @Nullable Verdict verdict(Page page) {
        var asked = page.asked().values().getOrDefault("verdict", "");
        for (var verdict : Verdict.values()) if (verdict.code().equals(asked)) return verdict;
        return null;
    }

    @GetMapping("/reconciliations/{id}/columns")
    @Allowed(RECONCILERS)
    View columns(Page page, @PathVariable UUID id) {
        var of = reconciliations.of(page.viewer(), id);
        return columns(page, of, form(page, of), List.of());
    }

    private static Form form(Page page, Reconciliation of) {
        var stored = new HashMap<String, String>();
        of.meaning().forEach((column, name) -> stored.put(column.code(), name));
        stored.put("numbers", of.how().numbers().code());
        stored.put("dates", of.how().dates().name());
        stored.put("sheet", of.how().sheet());
        return Form.of(page.words(), stored);
    }

    private Html columns(
            Page page, Reconciliation of, Form form, List<Expectations.Problem> problems) {
        var head = issued.of(page.viewer(), of.statement());
        var text = new ReconciliationText(page);
        return (out, tags) -> JtecolumnsGenerated.render(
                out, tags, page, text, head, of, form, problems);
    }

    @PostMapping("/reconciliations/{id}/columns")
    @Allowed(RECONCILERS)
    View mean(Page page, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> entered) throws IOException {
        var viewer = page.viewer();
        var of = reconciliations.of(viewer, id);
        var form = new Form(page.words(), entered);
        var sheet = of.how().sheets().contains(form.entered("sheet")) ? form.entered("sheet")
                : of.how().sheet();
        boolean isOther = !sheet.equals(of.how().sheet());
        try {
            var look = isOther ? comparing.look(viewer, of, sheet)
                    : new Expectations.Look(of.header(), of.sample(), of.how());
            var meaning = isOther ? Column.guess(look.header())
                    : ColumnForm.meaning(form, of.header());
            if (form.hasProblems()) return columns(page, of, form, List.of()).refused();
            reconciliations.read(viewer, id, form.version(), new Expectations.Look(look.header(),
                    look.sample(), isOther ? look.how() : ColumnForm.how(form, look.how())),
                    meaning);
            return isOther ? Html.seeOther("/reconciliations/" + id + "/columns")
                    : compared(page, id);
        } catch (FileRefused e) {
            form.problem("sheet", e.problem().key(), e.problem().arguments().toArray());
            return columns(page, of, form, List.of()).refused();
        }
    }

    /// Compares, and leads to what was found; or says which rows cannot be read.
    private View compared(Page page, UUID id) throws IOException {
        try {
            var problems = comparing.compare(page.viewer(), id);
            if (problems.isEmpty()) return Html.seeOther("/reconciliations/" + id);
            var of = reconciliations.of(page.viewer(), id);
            return columns(page, of, form(page, of), problems).refused();
        } catch (FileRefused e) {
            var of = reconciliations.of(page.viewer(), id);
            var form = form(page, of);
            form.problem("file", e.problem().key(), e.problem().arguments().toArray());
            return columns(page, of, form, List.of()).refused();
        }
    }

    @PostMapping("/reconciliations/{id}/spellings")
    @Allowed(RECONCILERS)
    View spell(Page page, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> entered) throws IOException {
        var viewer = page.viewer();
        var of = reconciliations.of(viewer, id);
        if (of.compared() == null) return Html.seeOther("/reconciliations/" + id + "/columns");
        var form = new Form(page.words(), entered);
        var known = findings.accounts(viewer, id);
        var meant = new HashMap<String, String>();
        var unknown = findings.unknownCustomers(viewer, id);
        for (int i = 0; i < unknown.size(); i++) {
            var account = form.entered("is-" + i);
            boolean isSame = form.entered("customer-" + i).equals(unknown.get(i));
            if (isSame && known.contains(account)) meant.put(unknown.get(i), account);
        }
        findings.remember(viewer, of.agency(), meant, true);
        comparing.compare(viewer, id);
        return Html.seeOther("/reconciliations/" + id,
                Notice.of("disputes.spelled", "" + meant.size()));
    }
}
