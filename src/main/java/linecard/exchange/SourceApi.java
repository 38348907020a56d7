package linecard.exchange;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Entered;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.database.Ids;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

import static linecard.access.Audience.IMPORTERS;

/// The programs that export files to us, for programs.
@RestController
@Part(value = Area.IMPORTS, about = "Sources",
        says = "The programs that export files to us, and what is done with those.")
class SourceApi {

    private final Sources sources;
    private final Subjects subjects;

    SourceApi(Sources sources, Subjects subjects) {
        this.sources = sources;
        this.subjects = subjects;
    }

    record Entry(
            String name, @Does("What its files hold") String subject,
            @Does("Whether its folder is looked into; left out: no") @Nullable Boolean watched,
            @Does("Whether a file in which every row is good is taken without a person; left "
                    + "out: no") @Nullable Boolean trusted) {}

    record Change(
            String name,
            @Does("Whether its folder is looked into; left out: no") @Nullable Boolean watched,
            @Does("Whether a file in which every row is good is taken without a person; left "
                    + "out: no") @Nullable Boolean trusted) {}

    @GetMapping("/api/v1/sources")
    @Allowed(IMPORTERS)
    @Does("List sources")
    ResponseEntity<Slice<Source>> listSources(Call call) {
        return call.sliceOf(sources.all(call.viewer()), Source::id);
    }

    @GetMapping("/api/v1/sources/{id}")
    @Allowed(IMPORTERS)
    @Does("Get a source")
    ResponseEntity<Source> getSource(Call call, @PathVariable UUID id) {
        var source = sources.of(call.viewer(), id);
        return call.one(source, source.version());
    }

    @PostMapping("/api/v1/sources")
    @Allowed(IMPORTERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Add a source")
    ResponseEntity<Source> addSource(Call call, @RequestBody Entry body) {
        var entered = call.entered(body);
        if (subjects.of(call.viewer()).stream().noneMatch(s -> s.name().equals(body.subject()))) {
            entered.form().problem("subject", "exchange.chooseSubject");
        }
        var name = name(call, entered, null);
        var added = new Source(Ids.fresh(), name, SourcePages.slug(name), body.subject(),
                Boolean.TRUE.equals(body.watched()), Boolean.TRUE.equals(body.trusted()),
                call.viewer().user().id(), 1);
        sources.add(call.viewer(), added);
        return call.created("sources/" + added.id(), sources.of(call.viewer(), added.id()), 1);
    }

    @PutMapping("/api/v1/sources/{id}")
    @Allowed(IMPORTERS)
    @Does("Change a source; its files are from then on brought in for whoever changes it")
    ResponseEntity<Source> changeSource(
            Call call, @PathVariable UUID id, @RequestBody Change body) {
        var stored = sources.of(call.viewer(), id);
        var entered = call.entered(body, stored.version());
        var name = name(call, entered, stored);
        sources.change(call.viewer(), new Source(id, name, stored.slug(), stored.subject(),
                Boolean.TRUE.equals(body.watched()), Boolean.TRUE.equals(body.trusted()),
                call.viewer().user().id(), stored.version()));
        return getSource(call, id);
    }

    @DeleteMapping("/api/v1/sources/{id}")
    @Allowed(IMPORTERS)
    @Does("Archive a source")
    ResponseEntity<Void> archiveSource(Call call, @PathVariable UUID id) {
        var stored = sources.of(call.viewer(), id);
        call.requireCurrent(stored.version());
        sources.archive(call.viewer(), id, stored.version());
        return ResponseEntity.noContent().build();
    }

    private String name(Call call, Entered entered, @Nullable Source stored) {
        var name = entered.form().text("name", 100);
        if (entered.form().hasProblems()) throw entered.refusal();
        var slug = SourcePages.slug(name.get());
        boolean isTaken = stored == null && sources.all(call.viewer()).stream()
                .anyMatch(other -> other.slug().equals(slug));
        if (isTaken) entered.form().problem("name", "exchange.source.taken");
        if (isTaken) throw entered.refusal();
        return name.get();
    }
}
