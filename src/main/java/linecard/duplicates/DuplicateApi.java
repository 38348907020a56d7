package linecard.duplicates;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.duplicates.Choices.Survivor;
import linecard.duplicates.Duplicate.State;
import linecard.matching.Reason;
import linecard.people.Outcome.Refused;
import linecard.people.Today;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.MEMBERS;

/// Duplicates, for programs.
@RestController
@Part(value = Area.RECORDS, about = "Duplicates",
        says = "Pairs of accounts, of contacts or of agencies that may be the same, as the latest "
                + "search found them, and what was decided about them.")
class DuplicateApi {

    private final Duplicates duplicates;
    private final Merges merges;
    private final Clock clock;

    DuplicateApi(Duplicates duplicates, Merges merges, Clock clock) {
        this.duplicates = duplicates;
        this.merges = merges;
        this.clock = clock;
    }

    record Head(
            UUID id, Kind kind, UUID first, UUID second,
            @Does("That they are the same, in millionths; 0 where a person named them")
            int certainty,
            @Does("What they share, what says most first") List<Reason> reasons,
            State state, int version) {

        static Head of(Duplicate one) {
            return new Head(one.id(), one.kind(), one.first().id(), one.second().id(),
                    one.certainty(), one.reasons(), one.state(), one.version());
        }
    }

    record Entry(
            @Does("Which of the two stays") Survivor survivor,
            @Does("The version of the first record that was looked at") Integer firstVersion,
            @Does("The same of the second") Integer secondVersion,
            @Nullable @Does("Names of fields that are taken from the first; of those not named, "
                    + "what the one that stays says, or else the other") List<String> fromFirst,
            @Nullable @Does("The same from the second") List<String> fromSecond) {}

    record Merge(UUID id, Kind kind, UUID gone, UUID kept, Instant mergedAt) {

        static Merge of(Merging one) {
            return new Merge(one.id(), one.kind(), one.gone(), one.kept(), one.mergedAt());
        }
    }

    record Decision(@Does("open or different") State state) {}

    @GetMapping("/api/v1/duplicates")
    @Allowed(MEMBERS)
    @Does("List duplicates")
    ResponseEntity<Slice<Head>> listDuplicates(
            Call call, @RequestParam(defaultValue = "account") Kind kind,
            @RequestParam(defaultValue = "open") State state) {
        return call.slice(duplicates.after(call.viewer(), DuplicateFilter.of(kind, state),
                call.after(), call.lookUp()).stream().map(Head::of).toList(), Head::id);
    }

    @GetMapping("/api/v1/duplicates/{id}")
    @Allowed(MEMBERS)
    @Does("Get a duplicate")
    ResponseEntity<Head> getDuplicate(Call call, @PathVariable UUID id) {
        var one = Head.of(duplicates.of(call.viewer(), id));
        return call.one(one, one.version());
    }

    @PutMapping("/api/v1/duplicates/{id}/decision")
    @Allowed(KEEPERS)
    @Does("Say that the two are different, or leave it open again")
    ResponseEntity<Head> decideDuplicate(
            Call call, @PathVariable UUID id, @RequestBody Decision body) {
        var one = duplicates.of(call.viewer(), id);
        var entered = call.entered(body, one.version());
        var state = entered.form().choice("state", State.class);
        entered.requireWhole();
        if (state.get() == State.MERGED || one.state() == State.MERGED) {
            throw Call.invalid("/state", call.words().text("duplicates.byMerging")).get();
        }
        duplicates.decide(call.viewer(), id, one.version(), state.get());
        return getDuplicate(call, id);
    }

    @PostMapping("/api/v1/duplicates/{id}/merging")
    @Allowed(KEEPERS)
    @Does("Merge the two: one stays and stands for both, the other is archived")
    ResponseEntity<Merge> mergeDuplicate(
            Call call, @PathVariable UUID id, @RequestBody Entry body) {
        var viewer = call.viewer();
        var one = duplicates.of(viewer, id);
        var entered = call.entered(body);
        var taken = new HashMap<String, String>();
        entered.form().all("fromFirst").forEach(field -> taken.put(field, "first"));
        entered.form().all("fromSecond").forEach(field -> taken.put(field, "second"));
        var choices = Choices.of(entered.form(), taken);
        entered.requireWhole();
        var merged = merges.merge(viewer, one, choices, today(call)).orRefuse(entered).getFirst();
        return ResponseEntity.ok(Merge.of(merges.of(viewer, merged)));
    }

    @PostMapping("/api/v1/merges/{id}/undo")
    @Allowed(KEEPERS)
    @Does("Undo a merging: everything that it changed becomes what it was")
    ResponseEntity<Void> undoMerge(Call call, @PathVariable UUID id) {
        var merging = merges.of(call.viewer(), id);
        if (merges.undo(call.viewer(), merging) instanceof Refused refused) {
            throw Call.invalid("#", refused.text(call.words())).get();
        }
        return ResponseEntity.noContent().build();
    }

    private LocalDate today(Call call) {
        return Today.of(call.page(), clock);
    }
}
