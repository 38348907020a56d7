package linecard.joint;

import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.joint.Entry.Action;
import linecard.joint.Entry.Degree;
import linecard.joint.Entry.Goal;
import linecard.joint.Entry.Kind;
import linecard.joint.Entry.Note;
import linecard.joint.Entry.Person;
import linecard.joint.Entry.Risk;
import linecard.joint.Entry.Stance;
import linecard.joint.Entry.Topic;
import linecard.money.Money;
import linecard.people.Today;

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

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;
import static linecard.access.Audience.NEGOTIATORS;

/// What stands in joint plans, for programs.
@RestController
@Part(value = Area.PLAN, about = "Entries of joint plans",
        says = "Goals, notes, people, risks and actions: each with who sees it.")
class EntryApi {

    private final JointPlans plans;
    private final Entries entries;
    private final JointBook book;
    private final EntryPages pages;
    private final Clock clock;

    EntryApi(JointPlans plans, Entries entries, JointBook book, EntryPages pages, Clock clock) {
        this.plans = plans;
        this.entries = entries;
        this.book = book;
        this.pages = pages;
        this.clock = clock;
    }

    record Answer(
            UUID id, UUID plan, Kind kind, Seen seen,
            @Does("Of a goal: the product line; null for all") @Nullable UUID line,
            @Nullable Money amount, @Nullable Topic topic, @Nullable UUID contact,
            Entry.@Nullable Part part, @Nullable Stance stance, @Nullable Degree influence,
            @Nullable Degree weight, String content, @Does("What is done about a risk")
            String answer, @Does("Whose an action is") @Nullable Side side, String who,
            @Nullable LocalDate due, @Nullable LocalDate doneOn,
            @Does("The rep's task that an action is") @Nullable UUID task, int version) {

        static Answer of(Entry one) {
            return switch (one.what()) {
                case Goal goal -> answer(one, goal.line(), goal.amount(), null, null, null, "", "");
                case Note note -> answer(one, null, null, note.topic(), null, null,
                        note.content(), "");
                case Person person -> answer(one, null, null, null, person, null,
                        person.content(), "");
                case Risk risk -> answer(one, null, null, null, null, risk.weight(),
                        risk.content(), risk.answer());
                case Action action -> new Answer(one.id(), one.plan(), one.kind(), one.seen(),
                        null, null, null, null, null, null, null, null, action.content(), "",
                        action.side(), action.who(), action.dueOn(), action.doneOn(),
                        action.task(), one.version());
            };
        }

        private static Answer answer(
                Entry one, @Nullable UUID line, @Nullable Money amount, @Nullable Topic topic,
                @Nullable Person person, @Nullable Degree weight, String content,
                String answer) {
            return new Answer(one.id(), one.plan(), one.kind(), one.seen(), line, amount, topic,
                    person == null ? null : person.contact(),
                    person == null ? null : person.part(),
                    person == null ? null : person.stance(),
                    person == null ? null : person.influence(), weight, content, answer, null, "",
                    null, null, null, one.version());
        }
    }

    record Wanted(
            @Does("Stays as it is when changed") Kind kind,
            @Does("Both, or the own side alone") Seen seen, @Nullable UUID line,
            @Nullable Money amount, @Nullable Topic topic, @Nullable UUID contact,
            Entry.@Nullable Part part, @Nullable Stance stance, @Nullable Degree influence,
            @Nullable Degree weight, @Nullable String content, @Nullable String answer,
            @Nullable Side side, @Nullable String who, @Nullable LocalDate due) {}

    record Completion(Boolean done) {}

    @GetMapping("/api/v1/joint-plan-entries/{id}")
    @Allowed(MEMBERS)
    @Does("Get what stands in a joint plan")
    ResponseEntity<Answer> getJointPlanEntry(Call call, @PathVariable UUID id) {
        var stored = entries.of(call.viewer(), id);
        return call.one(Answer.of(stored), stored.version());
    }

    @PostMapping("/api/v1/joint-plans/{id}/entries")
    @Allowed(NEGOTIATORS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Write in a joint plan")
    ResponseEntity<Answer> addJointPlanEntry(
            Call call, @PathVariable UUID id, @RequestBody Wanted body) {
        var plan = plan(call, id);
        var entered = call.entered(body);
        entered.requireWhole();
        var entry = pages.added(call.page(), plan, body.kind(), entered.form());
        if (entry == null) throw entered.refusal();
        return call.created("joint-plan-entries/" + entry.id(),
                Answer.of(entries.of(call.viewer(), entry.id())), 1);
    }

    @PutMapping("/api/v1/joint-plan-entries/{id}")
    @Allowed(NEGOTIATORS)
    @Does("Change what stands in a joint plan")
    ResponseEntity<Answer> changeJointPlanEntry(
            Call call, @PathVariable UUID id, @RequestBody Wanted body) {
        var stored = entries.of(call.viewer(), id);
        var entered = call.entered(body, stored.version());
        entered.requireWhole();
        var plan = plan(call, stored.plan());
        var read = pages.read(call.page(), plan, stored, entered.form());
        if (read == null
                || !pages.isChanged(call.viewer(), plan, stored, entered.form(), read)) {
            throw entered.refusal();
        }
        return getJointPlanEntry(call, id);
    }

    @DeleteMapping("/api/v1/joint-plan-entries/{id}")
    @Allowed(NEGOTIATORS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Does("Take something out of a joint plan")
    ResponseEntity<Void> removeJointPlanEntry(Call call, @PathVariable UUID id) {
        var stored = entries.of(call.viewer(), id);
        call.requireCurrent(stored.version());
        book.remove(call.viewer(), stored, stored.version());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/api/v1/joint-plan-entries/{id}/completion")
    @Allowed(NEGOTIATORS)
    @Does("Say that an action is done, or open again")
    ResponseEntity<Answer> completeJointPlanEntry(
            Call call, @PathVariable UUID id, @RequestBody Completion body) {
        var stored = entries.of(call.viewer(), id);
        call.entered(body).requireWhole();
        if (!(stored.what() instanceof Action)) throw new Absent("action");
        book.finish(call.viewer(), stored, body.done(), Today.of(call.page(), clock));
        return getJointPlanEntry(call, id);
    }

    private JointPlan plan(Call call, UUID id) {
        return plans.of(call.viewer(), id, Today.of(call.page(), clock));
    }
}
