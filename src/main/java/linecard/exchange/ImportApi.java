package linecard.exchange;

import jakarta.servlet.http.HttpServletRequest;
import linecard.access.Allowed;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Problem;
import linecard.api.Refused;
import linecard.api.Slice;
import linecard.database.Space;
import linecard.exchange.Uploads.Upload;
import linecard.jobs.Jobs;
import linecard.web.Form;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import static linecard.access.Audience.LOADERS;

/// Imports, for programs: a file is sent as it is, and taken step by step as on the pages.
@RestController
@Part(value = Area.IMPORTS, about = "Imports",
        says = "Files that bring data in. One from a source is checked at once, and taken at once "
                + "where the source is trusted and every row is good; else it waits.")
class ImportApi {

    private final Imports imports;
    private final ImportSteps steps;
    private final ImportSlices slices;
    private final ImportFiles files;
    private final Subjects subjects;
    private final Sources sources;
    private final Uploads uploads;
    private final Arrivals arrivals;
    private final FirstLook firstLook;
    private final RememberedMappings remembered;
    private final Jobs jobs;
    private final Space space;

    ImportApi(Imports imports, ImportSteps steps, ImportSlices slices, ImportFiles files,
            Subjects subjects, Sources sources, Uploads uploads, Arrivals arrivals,
            FirstLook firstLook,
            RememberedMappings remembered, Jobs jobs, Space space) {
        this.imports = imports;
        this.steps = steps;
        this.slices = slices;
        this.files = files;
        this.subjects = subjects;
        this.sources = sources;
        this.uploads = uploads;
        this.arrivals = arrivals;
        this.firstLook = firstLook;
        this.remembered = remembered;
        this.jobs = jobs;
        this.space = space;
    }

    record Meaning(
            @Does("A field of the subject, such as number") String field,
            @Does("A column of the file, or = and a word that holds for all rows")
            String column) {}

    record Check(
            @Does("Left out: as it is") @Nullable List<Meaning> mapping,
            @Does("dmy or mdy; left out: as it is") @Nullable String dates,
            @Does("hu or en; left out: as it is") @Nullable String numbers) {}

    record Reading(
            @Does("UTF-8, windows-1250, windows-1252, UTF-16LE or UTF-16BE; left out: found")
            @Nullable String charset,
            @Does("One of ; , | and tab; left out: found") @Nullable String delimiter,
            @Does("Of an XLSX; left out: the first") @Nullable String sheet) {}

    @GetMapping("/api/v1/imports")
    @Allowed(LOADERS)
    @Does("List imports")
    ResponseEntity<Slice<ImportShown>> listImports(Call call) {
        var viewer = call.viewer();
        return call.slice(slices.imports(viewer, subjects.of(viewer), call.after(), call.lookUp())
                .stream().map(one -> ImportShown.of(call, one)).toList(), ImportShown::id);
    }

    @GetMapping("/api/v1/imports/{id}")
    @Allowed(LOADERS)
    @Does("Get an import")
    ResponseEntity<ImportShown> getImport(Call call, @PathVariable UUID id) {
        requireOwn(call.viewer(), id);
        return call.one(ImportShown.of(call, imports.of(call.viewer(), id)));
    }

    @PostMapping("/api/v1/imports")
    @Allowed(LOADERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Send a file; give its source, or what it holds")
    ResponseEntity<ImportShown> addImport(
            Call call,
            @Does("products, reps, accounts, assignments, documents, goals … as on the page")
            @RequestParam(defaultValue = "") String subject,
            @Does("The id of a source") @RequestParam(required = false) @Nullable UUID source,
            @Does("What the file is called") @RequestParam(defaultValue = "upload") String name,
            InputStream sent, HttpServletRequest request) throws IOException {
        var type = request.getContentType();
        if (type == null || type.contains("json")) throw new Refused(Problem.Kind.MEDIA_TYPE);
        var viewer = call.viewer();
        var from = source == null ? null : sources.of(viewer, source);
        var what = from == null ? subject : from.subject();
        if (subjects.of(viewer).stream().noneMatch(one -> one.name().equals(what))) {
            throw call.wrong("subject", call.words().text("exchange.chooseSubject"));
        }
        space.requireForImport();
        var taken = from != null ? arrivals.take(viewer, from, name, sent)
                : uploads.take(
                        viewer, new Upload(subjects.of(viewer, what), name, null, false), sent);
        var shown = ImportShown.of(call, imports.of(viewer, taken.id()));
        return call.created("imports/" + taken.id(), shown, 1);
    }

    @PostMapping("/api/v1/imports/{id}/reading")
    @Allowed(LOADERS)
    @Does("Open the file in another way")
    ResponseEntity<ImportShown> readImport(
            Call call, @PathVariable UUID id, @RequestBody Reading body) throws IOException {
        var viewer = call.viewer();
        requireOwn(viewer, id);
        var source = imports.of(viewer, id);
        if (!source.isOpen()) throw new Stale("import");
        call.requireOffered("charset", body.charset(), Interpretation.CHARSETS);
        call.requireOffered("delimiter", body.delimiter(), Interpretation.DELIMITERS);
        call.requireOffered("sheet", body.sheet(), source.how().sheets());
        var how = MappingForm.opening(call.entered(body).form(), source.how());
        imports.reread(viewer, files.use(viewer, source, file -> firstLook.again(
                viewer, subjects.of(viewer, source), source, file, how)));
        return getImport(call, id);
    }

    @PostMapping("/api/v1/imports/{id}/checking")
    @Allowed(LOADERS)
    @Does("Say what the columns mean, and have all rows checked")
    ResponseEntity<ImportShown> checkImport(
            Call call, @PathVariable UUID id, @RequestBody Check body) {
        var viewer = call.viewer();
        var source = imports.of(viewer, id);
        var subject = subjects.of(viewer, source);
        if (!source.isOpen() || !source.isReadable()) throw new Stale("import");
        call.entered(body).requireWhole();
        call.requireWord("dates", body.dates(), "dmy", "mdy");
        call.requireWord("numbers", body.numbers(), "hu", "en");
        var form = form(call, source, body);
        var mapping = MappingForm.mapping(form, source.header(), subject.fields(viewer));
        if (body.mapping() != null) {
            for (var one : body.mapping()) {
                boolean isMeant = one.column().equals(mapping.getOrDefault(one.field(), ""));
                if (!isMeant) form.problem("map-" + one.field(), "web.notOffered");
            }
        }
        if (form.hasProblems()) {
            throw new Refused(new Problem(Problem.Kind.INVALID, form.problems().entrySet().stream()
                    .map(one -> Problem.Error.at("#/mapping", one.getKey().replace("map-", "")
                            + ": " + one.getValue())).toList()));
        }
        var how = MappingForm.how(form, source.how());
        remembered.remember(viewer, source, mapping, how);
        steps.check(viewer, id, how, mapping);
        return getImport(call, id);
    }

    private static Form form(Call call, Import source, Check body) {
        var typed = new LinkedMultiValueMap<String, String>();
        typed.add("dates", body.dates() == null ? source.how().dates().name()
                : body.dates().toUpperCase(Locale.ROOT));
        typed.add("numbers", body.numbers() == null
                ? source.how().numbers().code() : body.numbers());
        if (body.mapping() == null) {
            source.mapping().forEach((field, column) -> typed.add("map-" + field, column));
        } else {
            for (var one : body.mapping()) typed.add("map-" + one.field(), one.column());
        }
        return new Form(call.words(), typed);
    }

    @PostMapping("/api/v1/imports/{id}/applying")
    @Allowed(LOADERS)
    @Does("Take the good rows")
    ResponseEntity<ImportShown> applyImport(Call call, @PathVariable UUID id) {
        requireOwn(call.viewer(), id);
        space.requireForImport();
        steps.apply(call.viewer(), id);
        return getImport(call, id);
    }

    @PostMapping("/api/v1/imports/{id}/undoing")
    @Allowed(LOADERS)
    @Does("Take the whole import back")
    ResponseEntity<ImportShown> undoImport(Call call, @PathVariable UUID id) {
        requireOwn(call.viewer(), id);
        steps.undo(call.viewer(), id);
        return getImport(call, id);
    }

    @PostMapping("/api/v1/imports/{id}/cancellation")
    @Allowed(LOADERS)
    @Does("Ask what is done with the import to stop")
    ResponseEntity<ImportShown> cancelImport(Call call, @PathVariable UUID id) {
        requireOwn(call.viewer(), id);
        var source = imports.of(call.viewer(), id);
        if (source.job() != null) jobs.cancel(call.viewer(), source.job());
        return getImport(call, id);
    }

    private void requireOwn(Viewer viewer, UUID id) {
        subjects.of(viewer, imports.of(viewer, id));
    }
}
