package linecard.entrance;

import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.access.Change;
import linecard.access.History;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Problem;
import linecard.api.Refused;
import linecard.api.Slice;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.EDITORS;
import static linecard.access.Audience.STAFF;

/// What happened to records, and taking it back, for programs. A record of another area needs its
/// scope too.
@RestController
@Part(value = Area.RECORDS, about = "History",
        says = "Who changed a record, when, and what; and taking the last change back. A record "
                + "of another area needs that area's scope too.")
class HistoryApi {

    private final History history;

    HistoryApi(History history) {
        this.history = history;
    }

    record Shown(
            long id, Instant at, String by, Change.Action action, List<Change.Field> fields,
            @Does("Whether it is the one that can be taken back") boolean latest) {}

    record Undo(
            @Does("More rows of the same relation, such as of a hand-over, taken back after it: "
                    + "all of them or none") @Nullable List<UUID> also) {}

    @GetMapping("/api/v1/history/{relation}/{row}")
    @Allowed(STAFF)
    @Does("List the changes of a record, oldest first")
    ResponseEntity<Slice<Shown>> listChanges(
            Call call, @PathVariable String relation, @PathVariable UUID row) {
        call.require(area(relation), false);
        var changes = changes(call, relation, row).stream()
                .map(change -> new Shown(change.id(), change.at(),
                        change.by().name(call.words().language()), change.action(),
                        change.fields(), change.latest()))
                .toList();
        return call.sliceOf(changes, change -> new UUID(0, change.id()));
    }

    @PostMapping("/api/v1/history/{relation}/{row}/undo")
    @Allowed(EDITORS)
    @Does("Take the last change of a record back")
    ResponseEntity<Void> undoChange(
            Call call, @PathVariable String relation, @PathVariable UUID row,
            @RequestBody Undo body) {
        call.require(area(relation), true);
        var rows = new ArrayList<>(List.of(row));
        if (body.also() != null) rows.addAll(body.also());
        for (var one : rows) changes(call, relation, one);
        if (!history.undo(call.viewer(), relation, rows)) {
            throw new Refused(Problem.Kind.CONTRADICTS, Problem.Error.at(
                    "#", call.words().text("entrance.notUndone")));
        }
        return ResponseEntity.noContent().build();
    }

    private List<Change> changes(Call call, String relation, UUID row) {
        var changes = history.of(call.viewer(), relation, row);
        if (changes.isEmpty()) throw new Absent("history");
        return changes;
    }

    private static Area area(String relation) {
        return switch (relation.replaceAll("\\..*", "")) {
            case "plan" -> Area.PLAN;
            case "sales" -> Area.RESULTS;
            case "commissions", "terms" -> Area.MONEY;
            case "signals" -> Area.COMPLIANCE;
            case "exchange", "jobs" -> Area.IMPORTS;
            case "catalog", "people", "accounts" -> Area.RECORDS;
            default -> Area.ACCESS;
        };
    }
}
