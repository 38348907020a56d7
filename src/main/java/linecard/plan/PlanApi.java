package linecard.plan;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Problem;
import linecard.api.Refused;
import linecard.api.Slice;
import linecard.database.Ids;
import linecard.plan.SalesPlan.State;
import linecard.web.Form;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.MEMBERS;
import static linecard.access.Audience.OWNERS;
import static linecard.access.Audience.REPS;

/// Sales plans, for programs.
@RestController
@Part(value = Area.PLAN, about = "Sales plans",
        says = "What the organisation means to do in a fiscal year, in editions that reps read.")
class PlanApi {

    private final SalesPlans plans;
    private final Readers readers;
    private final FiscalYears years;

    PlanApi(SalesPlans plans, Readers readers, FiscalYears years) {
        this.plans = plans;
        this.readers = readers;
        this.years = years;
    }

    record Edition(
            UUID id, int fiscalYear, int edition, State state,
            @Does("As signed; empty for a draft") String approvedBy,
            @Nullable Instant approvedAt, int version) {}

    record Whole(
            SalesPlan plan,
            @Does("The reps that this person may see, and when each said it was read")
            List<Reader> readers) {}

    record Entry(String strategy, @Does("In the order of the plan") List<Deed> tactics) {}

    /// @param id left out: a new one
    record Deed(
            @Does("Left out: a new one") @Nullable UUID id, String what,
            @Nullable String owner, @Nullable LocalDate dueOn) {}

    record Opening(Integer fiscalYear) {}

    record Approval(@Does("The version of the draft that was read") Integer version) {}

    record Completion(@Does("Left out: true") @Nullable Boolean done) {}

    @GetMapping("/api/v1/plans")
    @Allowed(MEMBERS)
    @Does("List the editions of sales plans")
    ResponseEntity<Slice<Edition>> listPlans(
            Call call, @RequestParam(required = false) @Nullable Integer year) {
        return call.sliceOf(plans.editions(call.viewer(), year).stream()
                .map(plan -> new Edition(plan.id(), plan.fiscalYear(), plan.edition(),
                        plan.state(), plan.approvedBy(), plan.approvedAt(), plan.version()))
                .toList(), Edition::id);
    }

    @GetMapping("/api/v1/plans/{id}")
    @Allowed(MEMBERS)
    @Does("Get an edition of a sales plan")
    ResponseEntity<Whole> getPlan(Call call, @PathVariable UUID id) {
        var plan = plans.of(call.viewer(), id);
        return call.one(new Whole(plan, plan.state() == State.DRAFT ? List.of()
                : readers.of(call.viewer(), id)), plan.version());
    }

    @PostMapping("/api/v1/plans")
    @Allowed(KEEPERS)
    @Does("Open the draft of a year: the one there is, or a copy of the approved edition")
    ResponseEntity<Whole> openPlan(Call call, @RequestBody Opening body) {
        call.entered(body).requireWhole();
        return getPlan(call, plans.draft(call.viewer(),
                years.of(call.viewer(), body.fiscalYear()).number()));
    }

    @PutMapping("/api/v1/plans/{id}")
    @Allowed(KEEPERS)
    @Does("Change a draft")
    ResponseEntity<Whole> changePlan(Call call, @PathVariable UUID id, @RequestBody Entry body) {
        var stored = plans.of(call.viewer(), id);
        call.entered(body, stored.version()).requireWhole();
        var form = form(call, body);
        for (var row : PlanForm.rows(form)) form.text("what-" + row, 2000);
        var tactics = PlanForm.tactics(form, call.words().language());
        var strategy = PlanForm.strategy(form);
        if (form.hasProblems()) throw refusal(form);
        plans.change(call.viewer(), id, stored.version(), strategy, tactics);
        return getPlan(call, id);
    }

    @PostMapping("/api/v1/plans/{id}/approval")
    @Allowed(OWNERS)
    @Does("Approve a draft; it replaces the edition that held before")
    ResponseEntity<Whole> approvePlan(
            Call call, @PathVariable UUID id, @RequestBody Approval body) {
        var blank = plans.of(call.viewer(), id).isBlank();
        call.entered(body).requireWhole();
        if (blank) {
            throw new Refused(Problem.Kind.CONTRADICTS,
                    Problem.Error.at("#", call.words().text("plan.no.blank")));
        }
        plans.approve(call.viewer(), id, body.version());
        return getPlan(call, id);
    }

    @PostMapping("/api/v1/plans/{id}/acknowledgement")
    @Allowed(REPS)
    @Does("Say as a rep that the plan was read")
    ResponseEntity<Whole> acknowledgePlan(Call call, @PathVariable UUID id) {
        plans.acknowledge(call.viewer(), id);
        return getPlan(call, id);
    }

    @PostMapping("/api/v1/plans/tactics/{id}/completion")
    @Allowed(KEEPERS)
    @Does("Tick a tactic of an approved plan off, or open it again")
    ResponseEntity<Whole> completeTactic(
            Call call, @PathVariable UUID id, @RequestBody Completion body) {
        boolean open = Boolean.FALSE.equals(body.done());
        return getPlan(call, plans.tick(
                call.viewer(), id, open ? null : years.today(call.viewer())));
    }

    /// As the page's form has it: row by row.
    private static Form form(Call call, Entry body) {
        var typed = new LinkedMultiValueMap<String, String>();
        typed.add("strategy", body.strategy());
        for (var tactic : body.tactics()) {
            var row = (tactic.id() == null ? Ids.fresh() : tactic.id()).toString();
            typed.add("row", row);
            typed.add("what-" + row, tactic.what());
            typed.add("owner-" + row, tactic.owner() == null ? "" : tactic.owner());
            typed.add("due-" + row, tactic.dueOn() == null ? "" : tactic.dueOn().toString());
        }
        return new Form(call.words(), typed);
    }

    private static Refused refusal(Form form) {
        var rows = PlanForm.rows(form);
        var errors = new ArrayList<Problem.Error>();
        form.problems().forEach((field, detail) -> {
            int dash = field.indexOf('-');
            var pointer = dash < 0 ? "#/" + field
                    : "#/tactics/" + rows.indexOf(field.substring(dash + 1)) + "/"
                            + field.substring(0, dash).replace("due", "dueOn");
            errors.add(Problem.Error.at(pointer, detail));
        });
        return new Refused(new Problem(Problem.Kind.INVALID, errors));
    }
}
