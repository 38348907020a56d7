package linecard.exchange;

import linecard.access.Allowed;
import linecard.access.Stale;
import linecard.database.Space;
import linecard.jobs.Jobs;
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

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import static linecard.access.Audience.LOADERS;

/// One import, from its columns to its last row.
@Controller
class ImportRunPages {

    private final Imports imports;
    private final ImportSteps steps;
    private final ImportFiles files;
    private final RejectedRows rejected;
    private final Findings findings;
    private final Subjects subjects;
    private final FirstLook firstLook;
    private final RememberedMappings remembered;
    private final Jobs jobs;
    private final Space space;
    private final Clock clock;

    ImportRunPages(
            Imports imports, ImportSteps steps, ImportFiles files, RejectedRows rejected,
            Findings findings, Subjects subjects, FirstLook firstLook,
            RememberedMappings remembered, Jobs jobs, Space space, Clock clock) {
        this.imports = imports;
        this.steps = steps;
        this.files = files;
        this.rejected = rejected;
        this.findings = findings;
        this.subjects = subjects;
        this.firstLook = firstLook;
        this.remembered = remembered;
        this.jobs = jobs;
        this.space = space;
        this.clock = clock;
    }

    @GetMapping("/imports/{id}")
    @Allowed(LOADERS)
    View show(Page page, @PathVariable UUID id) {
        var source = imports.of(page.viewer(), id);
        return show(page, source, MappingForm.of(page.words(), source));
    }

    /// Opens the file in another way.
    @PostMapping("/imports/{id}/reading")
    @Allowed(LOADERS)
    View read(Page page, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> entered) throws IOException {
        var source = imports.of(page.viewer(), id);
        subjects.of(page.viewer(), source);
        if (!source.isOpen()) throw new Stale("import");
        var how = MappingForm.opening(new Form(page.words(), entered), source.how());
        var looked = files.use(page.viewer(), source, file -> firstLook.again(
                page.viewer(), subjects.of(page.viewer(), source), source, file, how));
        imports.reread(page.viewer(), looked);
        return Html.seeOther("/imports/" + id);
    }

    @PostMapping("/imports/{id}/checking")
    @Allowed(LOADERS)
    View check(Page page, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> entered) throws IOException {
        var viewer = page.viewer();
        var source = imports.of(viewer, id);
        var fields = subjects.of(viewer, source).fields(viewer);
        if (!source.isOpen() || !source.isReadable()) throw new Stale("import");
        var form = new Form(page.words(), entered);
        if (MappingForm.isToBeReadAgain(form, source.how())) return read(page, id, entered);
        var mapping = MappingForm.mapping(form, source.header(), fields);
        if (form.hasProblems()) return show(page, source, form).refused();
        var how = MappingForm.how(form, source.how());
        remembered.remember(viewer, source, mapping, how);
        steps.check(viewer, id, how, mapping);
        return Html.seeOther("/imports/" + id);
    }

    @PostMapping("/imports/{id}/applying")
    @Allowed(LOADERS)
    View apply(Page page, @PathVariable UUID id) {
        subjects.of(page.viewer(), imports.of(page.viewer(), id));
        space.requireForImport();
        steps.apply(page.viewer(), id);
        return Html.seeOther("/imports/" + id);
    }

    @PostMapping("/imports/{id}/cancellation")
    @Allowed(LOADERS)
    View cancel(Page page, @PathVariable UUID id) {
        var source = imports.of(page.viewer(), id);
        subjects.of(page.viewer(), source);
        if (source.job() != null) jobs.cancel(page.viewer(), source.job());
        return Html.seeOther("/imports/" + id);
    }

    private Html show(Page page, Import source, Form form) {
        var viewer = page.viewer();
        var subject = subjects.of(viewer, source);
        var job = Optional.ofNullable(source.job()).map(asked -> jobs.of(viewer, asked));
        List<RejectedGroup> groups = source.difference().rejected() == 0
                || source.state().isAtWork() ? List.of() : rejected.groups(viewer, source.id());
        var view = new ImportPage(source, subject.fields(viewer), job, groups,
                findings.corrections(viewer, source.id(), 1).total(),
                findings.unknown(viewer, source.id(), 1).total(), subject.path());
        return (out, tags) -> JteimportGenerated.render(
                out, tags, page, view, form, clock.instant());
    }
}
