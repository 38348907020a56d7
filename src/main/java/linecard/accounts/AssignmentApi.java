package linecard.accounts;

import com.fasterxml.jackson.annotation.JsonProperty;
import linecard.access.Allowed;
import linecard.accounts.Assignment.Role;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Entered;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.api.Versioned;
import linecard.money.Rate;
import linecard.people.Outcome;
import linecard.people.Reps;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.MEMBERS;

/// Giving accounts to reps, passing them on, and ending that, for programs.
@RestController
@Part(value = Area.RECORDS, about = "Assignments",
        says = "Who looks after which account, for what share of each sale, from when to when.")
class AssignmentApi {

    private final Assignments assignments;
    private final Accounts accounts;
    private final Reps reps;

    AssignmentApi(Assignments assignments, Accounts accounts, Reps reps) {
        this.assignments = assignments;
        this.accounts = accounts;
        this.reps = reps;
    }

    record Entry(
            UUID rep, Role role,
            @Does("Of each sale, in millionths: 500000 is half; null for what the role earns by "
                    + "the agreement with the agency") @Nullable Rate share,
            @JsonProperty("firstDay") LocalDate from) {}

    record Handover(
            @Does("Who gets the account") UUID rep,
            @Does("Of each sale, in millionths; null for what the role earns")
            @Nullable Rate share,
            @JsonProperty("firstDay") LocalDate from) {}

    record Ending(@JsonProperty("lastDay") LocalDate to) {}

    record Answer(
            UUID id, UUID account, UUID rep, Role role,
            @Does("Of each sale, in millionths; null for what the role earns by the agreement")
            @Nullable Rate share, LocalDate firstDay,
            @Nullable @Does("null: open-ended") LocalDate lastDay, int version) {

        static Answer of(Assignment row) {
            var to = row.to();
            return new Answer(row.id(), row.account(), row.rep(), row.role(), row.share(),
                    row.from(), to == null ? null : to.minusDays(1), row.version());
        }
    }

    @GetMapping("/api/v1/assignments")
    @Allowed(MEMBERS)
    @Does("List assignments")
    ResponseEntity<Slice<Answer>> listAssignments(
            Call call, @RequestParam(required = false) @Nullable UUID account,
            @RequestParam(required = false) @Nullable UUID rep,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
            @Does("Those in force on it") @Nullable LocalDate day) {
        var found = assignments.after(call.viewer(),
                new Assignments.Filter(account, rep, day), call.after(), call.lookUp());
        return call.slice(found.stream().map(Answer::of).toList(), Answer::id);
    }

    @GetMapping("/api/v1/assignments/{id}")
    @Allowed(MEMBERS)
    @Does("Get an assignment")
    ResponseEntity<Answer> getAssignment(Call call, @PathVariable UUID id) {
        var row = assignments.of(call.viewer(), id);
        return call.one(Answer.of(row), row.version());
    }

    @PostMapping("/api/v1/accounts/{account}/assignments")
    @Allowed(KEEPERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Assign a rep; who holds the role already keeps it up to the day before")
    ResponseEntity<Answer> assign(
            Call call, @PathVariable UUID account, @RequestBody Entry body) {
        accounts.of(call.viewer(), account);
        var entered = call.entered(body);
        var role = entered.form().choice("role", Role.class);
        var terms = Terms.read(call.page(), entered.form(), reps);
        return created(call, done(call, entered, "share", () -> assignments.assign(
                call.viewer(), account, terms.rep().get(), role.get(), terms.stated(),
                terms.from().get())));
    }

    @PostMapping("/api/v1/assignments/{id}/handover")
    @Allowed(KEEPERS)
    @Versioned
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Hand an assignment over to another rep; answers the one that follows it")
    ResponseEntity<Answer> handOver(
            Call call, @PathVariable UUID id, @RequestBody Handover body) {
        var row = assignments.of(call.viewer(), id);
        var entered = call.entered(body, row.version());
        var terms = Terms.read(call.page(), entered.form(), reps);
        return created(call, done(call, entered, "share", () -> assignments.handOver(
                call.viewer(), id, row.version(), terms.rep().get(), terms.stated(),
                terms.from().get())));
    }

    @PostMapping("/api/v1/assignments/{id}/ending")
    @Allowed(KEEPERS)
    @Versioned
    @Does("End an assignment after a day")
    ResponseEntity<Answer> end(Call call, @PathVariable UUID id, @RequestBody Ending body) {
        var row = assignments.of(call.viewer(), id);
        var entered = call.entered(body, row.version());
        done(call, entered, "to", () -> assignments.end(
                call.viewer(), id, row.version(), body.to().plusDays(1)));
        return getAssignment(call, id);
    }

    private ResponseEntity<Answer> created(Call call, UUID id) {
        var row = assignments.of(call.viewer(), id);
        return call.created("assignments/" + id, Answer.of(row), row.version());
    }

    /// The row that was written first, where the rules and the database let it be.
    private static UUID done(
            Call call, Entered entered, String field, Supplier<Outcome> change) {
        if (entered.form().hasProblems()) throw entered.refusal();
        try {
            switch (change.get()) {
                case Outcome.Done done -> {
                    return done.rows().getFirst();
                }
                case Outcome.Refused refused -> refused.on(entered.form(), call.words());
            }
        } catch (DataIntegrityViolationException e) {
            Terms.clash(entered.form(), field, e);
        }
        throw entered.refusal();
    }
}
