package linecard.joint;

import linecard.access.Allowed;
import linecard.accounts.Accounts;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.joint.JointFilter.Show;
import linecard.joint.JointPlan.State;
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

import static linecard.access.Audience.MEMBERS;
import static linecard.access.Audience.NEGOTIATORS;

/// Joint plans, for programs.
@RestController
@Part(value = Area.PLAN, about = "Joint account plans",
        says = "What the principal and a rep mean to do together at an account in a fiscal year "
                + "or quarter. What one side keeps to itself, the other never gets.")
class JointApi {

    private final JointPlans plans;
    private final Entries entries;
    private final JointBook book;
    private final JointPlanPages pages;
    private final Accounts accounts;
    private final Clock clock;

    JointApi(JointPlans plans, Entries entries, JointBook book, JointPlanPages pages,
            Accounts accounts, Clock clock) {
        this.plans = plans;
        this.entries = entries;
        this.book = book;
        this.pages = pages;
        this.accounts = accounts;
        this.clock = clock;
    }

    record Head(
            UUID id, UUID account, UUID rep, @Does("2026, or 2026-3 for a quarter") String period,
            LocalDate from, @Does("The first day after it") LocalDate to, State state,
            @Does("0 before the first mark") int edition, @Nullable LocalDate review,
            @Does("Of the principal; empty for nobody") String leader,
            @Does("Actions, as far as they are seen") int open, int overdue, boolean archived,
            int version) {

        static Head of(JointPlan one) {
            return new Head(one.id(), one.account(), one.rep(), one.period().toString(),
                    one.days().from(), one.days().to(), one.state(), one.course().edition(),
                    one.reviewOn(), one.lead().name(), one.course().open(),
                    one.course().overdue(), one.archived(), one.version());
        }
    }

    record Whole(
            Head head, List<EntryApi.Answer> entries,
            @Does("To be sent with a mark: it tells what was looked at") String stamp) {}

    record Opening(
            UUID account, @Does("Who holds it today; left out where there is one alone")
            @Nullable UUID rep, String period, @Nullable LocalDate review,
            @Does("A member of the principal") @Nullable UUID lead) {}

    record Marking(String stamp) {}

    @GetMapping("/api/v1/joint-plans")
    @Allowed(MEMBERS)
    @Does("List joint plans")
    ResponseEntity<Slice<Head>> listJointPlans(
            Call call, @RequestParam(defaultValue = "current") Show show,
            @RequestParam(required = false) @Nullable UUID rep,
            @RequestParam(required = false) @Nullable UUID account) {
        var filter = new JointFilter(show, rep, account, today(call));
        return call.slice(plans.after(call.viewer(), filter, call.after(), call.lookUp())
                .stream().map(Head::of).toList(), Head::id);
    }

    @GetMapping("/api/v1/joint-plans/{id}")
    @Allowed(MEMBERS)
    @Does("Get a joint plan with what stands in it")
    ResponseEntity<Whole> getJointPlan(Call call, @PathVariable UUID id) {
        var whole = whole(call, id);
        return call.one(whole, whole.head().version());
    }

    private Whole whole(Call call, UUID id) {
        var plan = plans.of(call.viewer(), id, today(call));
        var there = entries.ofPlan(call.viewer(), id);
        return new Whole(Head.of(plan), there.stream().map(EntryApi.Answer::of).toList(),
                JointRules.stamp(there));
    }

    @PostMapping("/api/v1/joint-plans")
    @Allowed(NEGOTIATORS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Begin a joint plan")
    ResponseEntity<Whole> beginJointPlan(Call call, @RequestBody Opening body) {
        var entered = call.entered(body);
        entered.requireWhole();
        var form = entered.form();
        var account = accounts.find(call.viewer(), body.account());
        if (account.isEmpty()) {
            form.problem("account", "web.notOffered");
            throw entered.refusal();
        }
        var plan = pages.read(call.viewer(), form, account.get());
        if (plan == null || !pages.isAdded(call.viewer(), form, plan)) throw entered.refusal();
        return call.created("joint-plans/" + plan.id(), whole(call, plan.id()), 1);
    }

    @PostMapping("/api/v1/joint-plans/{id}/mark")
    @Allowed(NEGOTIATORS)
    @Does("Put the own side's mark under what both see")
    ResponseEntity<Whole> markJointPlan(
            Call call, @PathVariable UUID id, @RequestBody Marking body) {
        plans.of(call.viewer(), id, today(call));
        var entered = call.entered(body);
        entered.requireWhole();
        book.mark(call.viewer(), id, body.stamp(), today(call)).orRefuse(entered);
        return getJointPlan(call, id);
    }

    private LocalDate today(Call call) {
        return Today.of(call.page(), clock);
    }
}
