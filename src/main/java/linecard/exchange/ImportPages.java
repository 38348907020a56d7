package linecard.exchange;

import jakarta.servlet.http.HttpServletResponse;
import linecard.access.Allowed;
import linecard.database.Space;
import linecard.exchange.Uploads.Upload;
import linecard.files.FileName;
import linecard.web.Form;
import linecard.web.Html;
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
import java.util.Map;

import static linecard.access.Audience.LOADERS;

/// All imports, and the form that begins one.
@Controller
class ImportPages {

    private final Imports imports;
    private final Subjects subjects;
    private final Sources sources;
    private final Uploads uploads;
    private final Space space;

    ImportPages(
            Imports imports, Subjects subjects, Sources sources, Uploads uploads, Space space) {
        this.imports = imports;
        this.sources = sources;
        this.subjects = subjects;
        this.uploads = uploads;
        this.space = space;
    }

    @GetMapping("/imports")
    @Allowed(LOADERS)
    View list(Page page, @RequestParam(defaultValue = "0") int at,
            @RequestParam(defaultValue = "") String subject) {
        return list(page, Form.of(page.words(), Map.of("subject", subject)), at);
    }

    @PostMapping("/imports")
    @Allowed(LOADERS)
    View upload(Page page, @RequestParam MultiValueMap<String, String> entered,
            @RequestParam(name = "file", required = false) MultipartFile file)
            throws IOException {
        var form = new Form(page.words(), entered);
        var source = source(page, form);
        var name = source == null ? form.entered("subject") : source.subject();
        boolean known = subjects.of(page.viewer()).stream().anyMatch(s -> s.name().equals(name));
        if (!known) form.problem("subject", "exchange.chooseSubject");
        if (file == null || file.getOriginalFilename() == null
                || file.getOriginalFilename().isEmpty()) {
            form.problem("file", "exchange.chooseFile");
        }
        if (space.left().isLow()) form.problem("file", "exchange.lowSpace");
        if (file == null || form.hasProblems()) return list(page, form, 0).refused();
        try (var sent = file.getInputStream()) {
            var taken = uploads.take(page.viewer(), new Upload(subjects.of(page.viewer(), name),
                    String.valueOf(file.getOriginalFilename()), source, false), sent);
            return Html.seeOther("/imports/" + taken.id());
        }
    }

    /// The source that was chosen; null for none.
    private @Nullable Source source(Page page, Form form) {
        var chosen = form.idIfGiven("source");
        return form.problem("source") != null ? null
                : chosen.get().map(id -> sources.of(page.viewer(), id)).orElse(null);
    }

    private Html list(Page page, Form form, int at) {
        int from = Math.clamp(at, 0, 100_000);
        var offered = subjects.of(page.viewer());
        var latest = imports.latest(page.viewer(), offered, from);
        var named = sources.all(page.viewer()).stream()
                .filter(one -> offered.stream().anyMatch(s -> s.name().equals(one.subject())))
                .toList();
        long waiting = imports.waiting(page.viewer());
        return (out, tags) -> JteimportsGenerated.render(
                out, tags, page, form, offered, named, latest, from, waiting);
    }

    @GetMapping("/imports/samples/{subject}")
    @Allowed(LOADERS)
    void sample(Page page, @PathVariable String subject, HttpServletResponse response)
            throws IOException {
        var wanted = subjects.of(page.viewer(), subject);
        response.setContentType("text/csv;charset=utf-8");
        response.setHeader("Content-Disposition", FileName.attachment(
                page.t("exchange.subject." + subject) + ".csv"));
        SampleFile.write(response.getOutputStream(), wanted, page.language(),
                page.organisation().currency());
    }
}
