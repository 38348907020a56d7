package linecard.traits;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Entered;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.traits.Trait.Kind;
import linecard.traits.Trait.Of;
import linecard.traits.Trait.Reps;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.MEMBERS;

/// The own fields of records, for programs.
@RestController
@Part(value = Area.RECORDS, about = "Own fields",
        says = "What the organisation itself asks of its accounts, contacts and opportunities. "
                + "Records answer in `fields`, by the keys of these.")
class TraitApi {

    private final Traits traits;
    private final TraitKeeping keeping;

    TraitApi(Traits traits, TraitKeeping keeping) {
        this.traits = traits;
        this.keeping = keeping;
    }

    record Entry(
            @Does("Of which records; stays as it is when changed") Of of,
            @Nullable @Does("Its name in English; one of the two names is enough") String english,
            @Nullable String hungarian,
            @Does("Stays as it is when changed") Kind kind,
            @Nullable @Does("What may be chosen, where it is a choice") List<String> choices,
            @Nullable @Does("Whether a record without it is refused") Boolean required,
            @Does("What agencies and reps have of it") Reps reps,
            @Nullable @Does("Small numbers come first") Integer position,
            @Nullable @Does("Left out: as it is") Boolean archived) {}

    @GetMapping("/api/v1/own-fields")
    @Allowed(MEMBERS)
    @Does("List own fields")
    ResponseEntity<Slice<Trait>> listOwnFields(
            Call call, @RequestParam(required = false) @Does("Left out: of accounts")
            @Nullable Of of) {
        return call.sliceOf(traits.all(call.viewer(), of == null ? Of.ACCOUNT : of), Trait::id);
    }

    @GetMapping("/api/v1/own-fields/{id}")
    @Allowed(MEMBERS)
    @Does("Get an own field")
    ResponseEntity<Trait> getOwnField(Call call, @PathVariable UUID id) {
        var found = traits.of(call.viewer(), id);
        return call.one(found, found.version());
    }

    @PostMapping("/api/v1/own-fields")
    @Allowed(KEEPERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Add an own field; its key is made of its name")
    ResponseEntity<Trait> addOwnField(Call call, @RequestBody Entry body) {
        var added = save(call, call.entered(body), body, null);
        return call.created("own-fields/" + added.id(), traits.of(call.viewer(), added.id()), 1);
    }

    @PutMapping("/api/v1/own-fields/{id}")
    @Allowed(KEEPERS)
    @Does("Change an own field")
    ResponseEntity<Trait> changeOwnField(
            Call call, @PathVariable UUID id, @RequestBody Entry body) {
        var stored = traits.of(call.viewer(), id);
        save(call, call.entered(body, stored.version()), body, stored);
        return getOwnField(call, id);
    }

    /// @param stored as it is; null for a new one
    private Trait save(Call call, Entered entered, Entry body, @Nullable Trait stored) {
        entered.requireWhole();
        var form = entered.form();
        if (stored != null && stored.of() != body.of()) form.problem("of", "web.notOffered");
        var read = entered.orRefuse(keeping.read(call.viewer(), form, body.of(), stored));
        var kept = body.archived() == null && stored != null
                ? read.withArchived(stored.archived()) : read;
        if (!keeping.save(call.viewer(), form, kept, stored)) throw entered.refusal();
        return kept;
    }
}
