package linecard.cases;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Entered;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.cases.CaseFilter.Group;
import linecard.cases.ConflictCase.Intake;
import linecard.cases.ConflictCase.State;
import linecard.database.Ids;
import linecard.people.Outcome;
import linecard.people.Today;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.GUARDIANS;

/// Cases, for the programs of those who decide about them.
@RestController
@Part(value = Area.ACCESS, about = "Conflict cases",
        says = "Perceived conflicts of interest, their clock, what was done and how they were "
                + "decided. Only owners and compliance see them, and nobody the own one.")
class CaseApi {

    private final Cases cases;
    private final Acts acts;
    private final Openings openings;
    private final Proceedings proceedings;
    private final CasePages pages;
    private final Clock clock;

    CaseApi(Cases cases, Acts acts, Openings openings, Proceedings proceedings, CasePages pages,
            Clock clock) {
        this.cases = cases;
        this.acts = acts;
        this.openings = openings;
        this.proceedings = proceedings;
        this.pages = pages;
        this.clock = clock;
    }

    record Head(
            UUID id, String title, State state, @Nullable Severity severity, Intake intake,
            @Nullable UUID agency, @Nullable UUID rep, @Nullable UUID account,
            LocalDate reportedOn, @Does("The last day for the first action") LocalDate dueOn,
            @Does("The day of the first action") @Nullable LocalDate actedOn,
            @Nullable Verdict verdict, @Nullable LocalDate decidedOn) {

        static Head of(ConflictCase one, LocalDate today) {
            var subject = one.subject();
            var course = one.course();
            return new Head(one.id(), one.title(), one.state(today), one.severity(), one.intake(),
                    subject.agency(), subject.rep(), subject.account(), one.reportedOn(),
                    one.dueOn(), course.actedOn(), course.verdict(), course.decidedOn());
        }
    }

    record Entry(
            UUID id, Act.Kind kind, @Does("A measure, a weight, an outcome") String word,
            String content, @Nullable LocalDate dueOn, LocalDate on, String by,
            @Does("The measure, question or task that this is about") @Nullable UUID about) {

        static Entry of(Act act) {
            return new Entry(act.id(), act.kind(), act.word(), act.content(), act.dueOn(),
                    act.on(), act.by(), act.about());
        }
    }

    record Whole(Head head, String content, @Does("As they came") List<Entry> acts) {}

    record Opening(
            String title, String content, Severity severity, @Nullable UUID agency,
            @Nullable UUID rep, @Does("The account's code") @Nullable String account) {}

    record Ending(Verdict verdict, String grounds) {}

    @GetMapping("/api/v1/conflict-cases")
    @Allowed(GUARDIANS)
    @Does("List cases")
    ResponseEntity<Slice<Head>> listConflictCases(
            Call call, @RequestParam(defaultValue = "all") Group state,
            @RequestParam(required = false) @Nullable Severity severity) {
        var today = today(call);
        var filter = new CaseFilter(state, severity, today);
        return call.slice(cases.after(call.viewer(), filter, call.after(), call.lookUp())
                .stream().map(one -> Head.of(one, today)).toList(), Head::id);
    }

    @GetMapping("/api/v1/conflict-cases/{id}")
    @Allowed(GUARDIANS)
    @Does("Get a case with all that was done")
    ResponseEntity<Whole> getConflictCase(Call call, @PathVariable UUID id) {
        return call.one(whole(call, id));
    }

    private Whole whole(Call call, UUID id) {
        var one = cases.of(call.viewer(), id);
        return new Whole(Head.of(one, today(call)), one.content(),
                acts.of(call.viewer(), id).stream().map(Entry::of).toList());
    }

    @PostMapping("/api/v1/conflict-cases")
    @Allowed(GUARDIANS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Open a case")
    ResponseEntity<Whole> openConflictCase(Call call, @RequestBody Opening body) {
        var entered = call.entered(body);
        var form = entered.form();
        var severity = form.choice("severity", Severity.class);
        var said = CaseForm.said(form);
        var subject = pages.subject(call.page(), form);
        entered.requireWhole();
        var id = Ids.fresh();
        openings.open(call.viewer(), id, said.orElseThrow(), subject.orElseThrow(),
                severity.get(), today(call));
        return call.created("conflict-cases/" + id, whole(call, id), 1);
    }

    @PostMapping("/api/v1/conflict-cases/{id}/decision")
    @Allowed(GUARDIANS)
    @Does("Decide a case, for good, once the rep was heard")
    ResponseEntity<Whole> decideConflictCase(
            Call call, @PathVariable UUID id, @RequestBody Ending body) {
        cases.of(call.viewer(), id);
        var entered = call.entered(body);
        var verdict = entered.form().choice("verdict", Verdict.class);
        var grounds = entered.form().text("grounds", CaseRules.MOST_WORDS);
        entered.requireWhole();
        settle(call, entered, proceedings.decide(
                call.viewer(), id, verdict.get(), grounds.get(), today(call)));
        return getConflictCase(call, id);
    }

    private static void settle(Call call, Entered entered, Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            refused.on(entered.form(), call.words());
            throw entered.refusal();
        }
    }

    private LocalDate today(Call call) {
        return Today.of(call.page(), clock);
    }
}
