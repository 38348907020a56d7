package linecard.moving;

import jakarta.servlet.http.HttpServletRequest;
import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Problem;
import linecard.api.Refused;
import linecard.api.Slice;
import linecard.database.Space;
import linecard.exchange.Difference.Outcome;
import linecard.jobs.Jobs;
import linecard.people.Reps;
import linecard.pipeline.Stages;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;

/// Moves, for programs: a ZIP or a table is sent as it is, tried at once, and taken when asked.
@RestController
@Part(value = Area.IMPORTS, about = "Moves",
        says = "A company that comes over from another program by one file: a ZIP of its exports, "
                + "or one of them. It is tried at once; nothing changes before it is taken.")
class MoveApi {

    private final Moves moves;
    private final Sending sending;
    private final Reps reps;
    private final Stages stages;
    private final Jobs jobs;
    private final Space space;

    MoveApi(Moves moves, Sending sending, Reps reps, Stages stages, Jobs jobs, Space space) {
        this.moves = moves;
        this.sending = sending;
        this.reps = reps;
        this.stages = stages;
        this.jobs = jobs;
        this.space = space;
    }

    record Count(
            String subject, long added, long changed, long same,
            @Does("Of records that are here and stay as they are") long here, long rejected,
            @Does("That keep the parent or the account they belong to") long linked) {}

    record Recognised(
            String name, String program, String kind, long rows,
            @Does("What is taken of it") List<Findings.Meaning> columns,
            @Does("Columns that mean nothing here") List<String> unused,
            @Does("Why it cannot be read") @Nullable String problem) {}

    record Said(
            @Does("What the other program says") String word,
            @Does("The code of a rep, or the name of a stage; - for nobody, + for a new stage")
            String means) {}

    record Likely(
            @Does("The firm in the other program") String key, String name, UUID account,
            @Does("How sure that is, in per cent: 50 to 100") int certainty) {}

    record Shown(
            UUID id, Move.State state, List<String> files, List<Recognised> tables,
            List<Count> counts, List<Said> owners, List<Said> stages,
            @Does("Firms that look like an account which is here, the 5,000 surest at most")
            List<Likely> twins,
            @Nullable UUID job, String askedBy, Instant askedAt, @Nullable Instant takenAt,
            @Nullable Instant undoneAt, int version) {}

    record Meant(
            @Does("Left out: as they are") @Nullable List<Said> owners,
            @Does("Left out: as they are") @Nullable List<Said> stages,
            @Does("The keys of the twins that are other firms; left out: as they are")
            @Nullable List<String> apart,
            @Does("The day from which reps look after their accounts; left out: today")
            @Nullable String from,
            @Does("The version of the move as it was read; left out: whatever it is now")
            @Nullable Integer version) {}

    record Version(
            @Does("The version of the move as it was read; left out: whatever it is now")
            @Nullable Integer version) {

        static int of(@Nullable Integer read, Move move) {
            return read == null ? move.version() : read;
        }
    }

    @GetMapping("/api/v1/moves")
    @Allowed(KEEPERS)
    @Does("List moves")
    ResponseEntity<Slice<Shown>> listMoves(Call call) {
        return call.slice(moves.after(call.viewer(), call.after(), call.lookUp()).stream()
                .map(move -> shown(call, move)).toList(), Shown::id);
    }

    @GetMapping("/api/v1/moves/{id}")
    @Allowed(KEEPERS)
    @Does("Get a move")
    ResponseEntity<Shown> getMove(Call call, @PathVariable UUID id) {
        var move = moves.of(call.viewer(), id);
        return call.one(shown(call, move), move.version());
    }

    @PostMapping("/api/v1/moves")
    @Allowed(KEEPERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Send a ZIP of exports, or one of them")
    ResponseEntity<Shown> addMove(
            Call call, @Does("What the file is called") @RequestParam(defaultValue = "upload")
            String name, InputStream sent, HttpServletRequest request) throws IOException {
        MovePages.requireWhole(call.viewer());
        var type = request.getContentType();
        if (type == null || type.contains("json")) throw new Refused(Problem.Kind.MEDIA_TYPE);
        space.requireForImport();
        InputStreamSource file = () -> sent;
        var id = sending.take(call.viewer(), List.of(name), List.of(file));
        return call.created("moves/" + id, shown(call, moves.of(call.viewer(), id)), 1);
    }

    @PostMapping("/api/v1/moves/{id}/trial")
    @Allowed(KEEPERS)
    @Does("Say who and what is meant, and have it tried again")
    ResponseEntity<Shown> tryMove(Call call, @PathVariable UUID id, @RequestBody Meant body) {
        var viewer = call.viewer();
        var move = moves.of(viewer, id);
        call.entered(body).requireWhole();
        var form = MoveForm.of(call.words(), move, body.owners(), body.stages(), body.apart(),
                body.from());
        var choices = MoveForm.choices(form, move, reps.all(viewer), stages.all(viewer));
        if (form.hasProblems()) {
            throw new Refused(new Problem(Problem.Kind.INVALID, form.problems().entrySet().stream()
                    .map(one -> Problem.Error.at("#", one.getKey() + ": " + one.getValue()))
                    .toList()));
        }
        moves.retry(viewer, id, choices, Version.of(body.version(), move));
        return getMove(call, id);
    }

    @PostMapping("/api/v1/moves/{id}/taking")
    @Allowed(KEEPERS)
    @Does("Take it over")
    ResponseEntity<Shown> takeMove(Call call, @PathVariable UUID id, @RequestBody Version body) {
        var move = moves.of(call.viewer(), id);
        space.requireForImport();
        moves.take(call.viewer(), id, Version.of(body.version(), move));
        return getMove(call, id);
    }

    @PostMapping("/api/v1/moves/{id}/undoing")
    @Allowed(KEEPERS)
    @Does("Take all of it back")
    ResponseEntity<Shown> undoMove(Call call, @PathVariable UUID id) {
        moves.undo(call.viewer(), id);
        return getMove(call, id);
    }

    @PostMapping("/api/v1/moves/{id}/cancellation")
    @Allowed(KEEPERS)
    @Does("Ask what is done with the move to stop")
    ResponseEntity<Shown> cancelMove(Call call, @PathVariable UUID id) {
        var move = moves.of(call.viewer(), id);
        if (move.job() != null) jobs.cancel(call.viewer(), move.job());
        return getMove(call, id);
    }

    private static Shown shown(Call call, Move move) {
        var found = move.findings();
        var said = move.choices();
        return new Shown(move.id(), move.state(), move.names(), found.tables().stream()
                .map(table -> new Recognised(table.name(), table.program(), table.kind(),
                        table.rows(), table.columns(), table.unused(),
                        table.problem() == null ? null
                        : table.problem().text(call.words()))).toList(),
                found.parts().stream().map(part -> new Count(part.subject(),
                        part.of(Outcome.NEW), part.of(Outcome.CHANGED),
                        part.of(Outcome.SAME) + part.of(Outcome.DUPLICATE), part.here(),
                        part.of(Outcome.REJECTED), part.linked())).toList(),
                found.owners().stream().map(owner -> new Said(owner.key(),
                        said.owners().getOrDefault(owner.key(), owner.rep()))).toList(),
                found.stages().stream().map(stage -> new Said(stage.name(),
                        said.stages().getOrDefault(stage.name(), stage.stage()))).toList(),
                found.twins().stream().map(twin -> new Likely(twin.key(), twin.name(),
                        twin.account(), (int) Math.round(100 * twin.certainty()))).toList(),
                move.job(), move.askedBy(), move.askedAt(), move.takenAt(), move.undoneAt(),
                move.version());
    }
}
