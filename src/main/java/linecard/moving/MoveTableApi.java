package linecard.moving;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Problem;
import linecard.api.Refused;
import linecard.web.Form;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.util.HashMap;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;

/// What the tables of a move hold, for programs.
@RestController
@Part(value = Area.IMPORTS, about = "Tables of moves",
        says = "What a table holds and what its columns mean. It is remembered for tables with "
                + "the same columns.")
class MoveTableApi {

    private final Moves moves;
    private final Senses senses;
    private final MoveApi api;

    MoveTableApi(Moves moves, Senses senses, MoveApi api) {
        this.moves = moves;
        this.senses = senses;
        this.api = api;
    }

    record Column(
            @Does("Our field, such as name, or fields/ and the key of an own one") String field,
            @Does("The name of the column") String column) {}

    record Meaning(
            @Does("salesforce, hubspot, pipedrive, addresses or tables; left out: tables")
            @Nullable String program,
            @Does("What it holds, such as accounts; left out: it stays where it is")
            @Nullable String kind,
            @Does("Fields that are left out are not in the table")
            @Nullable List<Column> columns) {}

    @PutMapping("/api/v1/moves/{id}/tables/{place}")
    @Allowed(KEEPERS)
    @Does("Say what the table at a place, counted from 0, holds, and have the move tried again")
    ResponseEntity<MoveApi.Shown> changeMoveTable(Call call, @PathVariable UUID id,
            @PathVariable int place, @RequestBody Meaning body) {
        var viewer = call.viewer();
        var move = moves.of(viewer, id);
        var table = Senses.table(move, place);
        call.requireCurrent(move.version());
        call.entered(body).requireWhole();
        var form = form(call, body);
        var sense = SenseForm.sense(
                form, table, senses.own(viewer, Kind.of(form.entered("kind"))));
        if (form.hasProblems()) {
            throw new Refused(new Problem(Problem.Kind.INVALID, form.problems().entrySet().stream()
                    .map(one -> Problem.Error.at("#", one.getKey() + ": " + one.getValue()))
                    .toList()));
        }
        senses.say(viewer, move, place, sense, move.version());
        return api.getMove(call, id);
    }

    private static Form form(Call call, Meaning body) {
        var typed = new HashMap<String, String>();
        typed.put("program", body.program() == null ? Sense.NONE.program() : body.program());
        typed.put("kind", body.kind() == null ? "" : body.kind());
        if (body.columns() != null) {
            for (var one : body.columns()) typed.put("map-" + one.field(), one.column());
        }
        return Form.of(call.words(), typed);
    }
}
