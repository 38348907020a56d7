package linecard.exchange;

import linecard.access.Allowed;
import linecard.access.Audience;
import linecard.access.Stale;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.HashSet;
import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.IMPORTERS;

/// What a check found: documents that would be corrected, and customers that nobody knows.
@Controller
class FindingPages {

    private final Imports imports;
    private final ImportSteps steps;
    private final Findings findings;
    private final Subjects subjects;
    private final Accounts accounts;
    private final Naming naming;
    private final ImportSlices slices;

    FindingPages(Imports imports, ImportSteps steps, Findings findings, Subjects subjects,
            Accounts accounts, Naming naming, ImportSlices slices) {
        this.imports = imports;
        this.steps = steps;
        this.findings = findings;
        this.subjects = subjects;
        this.accounts = accounts;
        this.naming = naming;
        this.slices = slices;
    }

    @GetMapping("/imports/{id}/corrections")
    @Allowed(IMPORTERS)
    View corrections(Page page, @PathVariable UUID id,
            @RequestParam(name = "page", defaultValue = "1") int number) {
        var source = imports.of(page.viewer(), id);
        var found = findings.corrections(page.viewer(), id, number);
        var names = accounts.names(page.viewer(),
                found.rows().stream().map(Correction::account).toList());
        return (Html) (out, tags) ->
                JtecorrectionsGenerated.render(out, tags, page, source, found, names);
    }

    @GetMapping("/imports/{id}/customers")
    @Allowed(IMPORTERS)
    View customers(Page page, @PathVariable UUID id,
            @RequestParam(name = "page", defaultValue = "1") int number) {
        var source = imports.of(page.viewer(), id);
        return customers(page, source, Form.of(page.words(), Map.of("page", "" + number)));
    }

    /// Keeps what a person said of each name, and checks the file again.
    @PostMapping("/imports/{id}/customers")
    @Allowed(IMPORTERS)
    View name(Page page, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> entered) {
        var viewer = page.viewer();
        var source = imports.of(viewer, id);
        subjects.of(viewer, source);
        if (!source.isOpen() || !source.isReadable()) throw new Stale("import");
        var form = new Form(page.words(), entered);
        var asked = form.entered("rest").isEmpty()
                ? findings.unknown(viewer, id, number(form)).rows()
                : slices.unknown(viewer, id, 0, Examination.Unknown.MOST);
        if (!naming.take(viewer, form, asked)) {
            return customers(page, source, form).refused();
        }
        steps.check(viewer, id, source.how(), source.mapping());
        return Html.seeOther("/imports/" + id);
    }

    private static int number(Form form) {
        return form.entered("page").matches("\\d{1,5}")
                ? Integer.parseInt(form.entered("page")) : 1;
    }

    private Html customers(Page page, Import source, Form form) {
        var viewer = page.viewer();
        var found = findings.unknown(viewer, source.id(), number(form));
        var likely = new HashSet<UUID>();
        for (var unknown : found.rows()) likely.addAll(unknown.likely());
        Map<UUID, Account> known = accounts.those(viewer, likely);
        boolean mayAdd = page.may(Audience.KEEPERS);
        return (out, tags) -> JtecustomersGenerated.render(
                out, tags, page, source, found, known, form, mayAdd);
    }
}
