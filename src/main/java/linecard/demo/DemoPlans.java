package linecard.demo;

import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.plan.SalesPlans;
import linecard.plan.Tactic;

import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// Writes the sales plans of a company of the story: this year's, approved and read by most reps,
/// and a draft of next year's.
@Component
class DemoPlans {

    private final SalesPlans plans;

    DemoPlans(SalesPlans plans) {
        this.plans = plans;
    }

    void write(Story story, Viewer owner, Collection<Viewer> reps) {
        int year = owner.organisation().calendar().yearOf(story.today()).number();
        var plan = draft(story, owner, year, "this year");
        Bound.run(owner.binding(), () ->
                plans.approve(owner, plan, plans.of(owner, plan).version()));
        int read = 0;
        for (var rep : reps) {
            // Every fifth has not come to it yet.
            if (++read % 5 == 0) continue;
            Bound.run(rep.binding(), () -> plans.acknowledge(rep, plan));
        }
        if (!story.rows("strategy next year").isEmpty()) {
            draft(story, owner, year + 1, "next year");
        }
    }

    private UUID draft(Story story, Viewer owner, int year, String which) {
        var strategy = String.join("\n\n", story.rows("strategy " + which).stream()
                .map(row -> row.text("text")).toList());
        return Bound.call(owner.binding(), () -> {
            var id = plans.draft(owner, year);
            plans.change(owner, id, plans.of(owner, id).version(), strategy,
                    tactics(story, which));
            return id;
        });
    }

    private static List<Tactic> tactics(Story story, String which) {
        return story.rows("tactics " + which).stream()
                .map(row -> new Tactic(
                        story.id("tactic", row.text("what")), row.text("what"), row.text("owner"),
                        story.dayOrNull(row.text("due")), story.dayOrNull(row.text("done"))))
                .toList();
    }
}
