package linecard.joint;

import linecard.access.Viewer;
import linecard.database.Ids;
import linecard.joint.Entry.Action;
import linecard.people.Outcome;
import linecard.people.Outcome.Refused;
import linecard.pipeline.Task;
import linecard.pipeline.Tasks;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Writes in plans. An action of the rep's that both see is a task of the rep's: it stands in the
/// list of tasks, reminds by the rules of tasks, and is done in either place.
@Component
public class JointBook {

    private final JointPlans plans;
    private final Entries entries;
    private final Editions editions;
    private final Tasks tasks;

    JointBook(JointPlans plans, Entries entries, Editions editions, Tasks tasks) {
        this.plans = plans;
        this.entries = entries;
        this.editions = editions;
        this.tasks = tasks;
    }

    /// Fails as a duplicate where the plan says it of the same already.
    @Transactional
    public Outcome add(Viewer viewer, JointPlan plan, List<Entry> added) {
        if (entries.isFull(viewer, plan.id())) {
            return Refused.of("content", "joint.no.full", Entries.MOST);
        }
        entries.addAll(viewer, plan.rep(), added.stream()
                .map(one -> withTask(viewer, plan, one)).toList());
        return done(added.getFirst().id());
    }

    private Entry withTask(Viewer viewer, JointPlan plan, Entry entry) {
        if (!entry.isTask() || !(entry.what() instanceof Action action)
                || action.doneOn() != null) return entry;
        var task = new Task(Ids.fresh(), plan.rep(), plan.account(), null, null, null,
                action.content(), action.dueOn(), null, 1);
        tasks.add(viewer, task);
        return entry.with(new Action(action.side(), action.who(), action.content(),
                action.dueOn(), null, task.id()));
    }

    /// @param changed with the version that it was made from
    @Transactional
    Outcome change(Viewer viewer, JointPlan plan, Entry stored, Entry changed) {
        var task = task(stored);
        if (!(changed.what() instanceof Action action)) {
            entries.change(viewer, changed);
            return done(changed.id());
        }
        var doneOn = ((Action) stored.what()).doneOn();
        var now = changed.with(new Action(action.side(), action.who(), action.content(),
                action.dueOn(), doneOn, changed.isTask() ? task : null));
        if (task == null) now = withTask(viewer, plan, now);
        entries.change(viewer, now);
        if (task != null && changed.isTask()) {
            tasks.reword(viewer, task, action.content(), action.dueOn());
        } else if (task != null) {
            tasks.drop(viewer, task);
        }
        return done(changed.id());
    }

    @Transactional
    void remove(Viewer viewer, Entry stored, int version) {
        entries.remove(viewer, stored.id(), version);
        var task = task(stored);
        if (task != null) tasks.drop(viewer, task);
    }

    /// Says that an action is done, or open again. Done twice is done.
    @Transactional
    void finish(Viewer viewer, Entry stored, boolean isDone, LocalDate today) {
        var action = (Action) stored.what();
        if (isDone == (action.doneOn() != null)) return;
        var task = task(stored);
        if (task != null) {
            tasks.finish(viewer, task, isDone);
            return;
        }
        entries.change(viewer, stored.with(new Action(action.side(), action.who(),
                action.content(), action.dueOn(), isDone ? today : null, null)));
    }

    /// The viewer's side says yes to what both see.
    ///
    /// @param stamp of what the viewer looked at
    @Transactional
    Outcome mark(Viewer viewer, UUID id, String stamp, LocalDate today) {
        editions.hold(viewer, id);
        if (!JointRules.stamp(entries.ofPlan(viewer, id)).equals(stamp)) {
            return Refused.of("mark", "joint.no.moved");
        }
        return mark(viewer, id, today);
    }

    /// The same of whatever is there.
    @Transactional
    public Outcome mark(Viewer viewer, UUID id, LocalDate today) {
        editions.hold(viewer, id);
        if (JointRules.signed(entries.ofPlan(viewer, id)).isEmpty()) {
            return Refused.of("mark", "joint.no.nothing");
        }
        return done(editions.mark(viewer, plans.of(viewer, id, today)));
    }

    private static @Nullable UUID task(Entry entry) {
        return entry.what() instanceof Action action ? action.task() : null;
    }

    private static Outcome done(UUID id) {
        return new Outcome.Done(List.of(id));
    }
}
