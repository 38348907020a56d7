package linecard.demo;

import linecard.access.Role;
import linecard.access.Viewer;
import linecard.accounts.Assignment;
import linecard.accounts.Assignments;
import linecard.catalog.ProductLine;
import linecard.catalog.ProductLines;
import linecard.contacts.Place;
import linecard.contacts.Places;
import linecard.database.Bound;
import linecard.joint.Entry;
import linecard.joint.Entry.Action;
import linecard.joint.Entry.Degree;
import linecard.joint.Entry.Goal;
import linecard.joint.Entry.Note;
import linecard.joint.Entry.Part;
import linecard.joint.Entry.Person;
import linecard.joint.Entry.Risk;
import linecard.joint.Entry.Stance;
import linecard.joint.Entry.Topic;
import linecard.joint.Entry.What;
import linecard.joint.JointBook;
import linecard.joint.JointPlan;
import linecard.joint.JointPlan.Course;
import linecard.joint.JointPlan.Lead;
import linecard.joint.JointPlans;
import linecard.joint.Period;
import linecard.joint.Seen;
import linecard.joint.Side;
import linecard.money.Money;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// Three joint plans: one that both agreed on, one that only the rep marked, and a draft.
@Component
class DemoJoint {

    private final JointPlans plans;
    private final JointBook book;
    private final Assignments assignments;
    private final ProductLines lines;
    private final Places places;

    DemoJoint(JointPlans plans, JointBook book, Assignments assignments, ProductLines lines,
            Places places) {
        this.plans = plans;
        this.book = book;
        this.assignments = assignments;
        this.lines = lines;
        this.places = places;
    }

    /// @param people reps as viewers
    void write(Story story, Viewer owner, Map<UUID, Viewer> people) {
        var today = story.today();
        var reps = people.values().stream().filter(one -> one.role() == Role.REP).toList();
        for (int i = 0; i < 3 && i < reps.size(); i++) {
            var rep = reps.get(i);
            int which = i;
            var plan = Bound.call(owner.binding(), () -> plan(story, owner, rep, which));
            if (plan == null) continue;
            Bound.run(rep.binding(), () -> book.add(rep, plan, List.of(
                    entry(story, plan, Seen.REP, new Note(Topic.SITUATION, said(rep, "own"))))));
            if (which == 2) continue;
            Bound.run(rep.binding(), () -> book.mark(rep, plan.id(), today));
            if (which == 1) continue;
            Bound.run(owner.binding(), () -> book.mark(owner, plan.id(), today));
        }
    }

    private @Nullable JointPlan plan(
            Story story, Viewer owner, Viewer rep, int which) {
        var today = story.today();
        var held = assignments.ofRep(owner, Objects.requireNonNull(rep.rep())).stream()
                .filter(one -> one.isInForce(today)).map(Assignment::account).findFirst();
        if (held.isEmpty()) return null;
        var calendar = owner.organisation().calendar();
        var period = new Period(calendar.yearOf(today).number(), null);
        var plan = new JointPlan(story.id("joint plan", String.valueOf(which)), held.get(),
                rep.rep(), period, period.span(calendar), today.plusDays(5 + 30L * which),
                new Lead(owner.user().id(), owner.user().name(owner.language())), Course.NEW,
                false, 1);
        plans.add(owner, plan);
        book.add(owner, plan, entries(story, owner, plan, today));
        return plan;
    }

    private List<Entry> entries(Story story, Viewer owner, JointPlan plan, LocalDate today) {
        var all = new ArrayList<Entry>();
        var currency = owner.organisation().currency();
        long unit = currency.getCurrencyCode().equals("HUF") ? 100_000_000 : 500_000;
        var goals = lines.all(owner).stream().filter(line -> line.parent() == null).limit(3)
                .map(ProductLine::id).toList();
        for (int i = 0; i < goals.size(); i++) {
            all.add(entry(story, plan, Seen.SHARED,
                    new Goal(goals.get(i), new Money(unit * (6 - 2 * i), currency))));
        }
        all.add(entry(story, plan, Seen.SHARED, new Note(Topic.SITUATION, said(owner, "now"))));
        all.add(entry(story, plan, Seen.SHARED, new Note(Topic.AIMS, said(owner, "aims"))));
        all.add(entry(story, plan, Seen.PRINCIPAL, new Note(Topic.AIMS, said(owner, "inside"))));
        var stances = List.of(Stance.FOR, Stance.NEUTRAL, Stance.AGAINST);
        var parts = List.of(Part.BUYS, Part.DECIDES, Part.USES);
        var there = places.ofAccount(owner, plan.account()).stream()
                .filter(place -> place.until() == null).map(Place::contact).distinct().toList();
        for (int i = 0; i < there.size() && i < 3; i++) {
            all.add(entry(story, plan, Seen.SHARED, new Person(there.get(i), parts.get(i),
                    stances.get(i), Degree.values()[i], i == 0 ? said(owner, "friend") : "")));
        }
        all.add(entry(story, plan, Seen.SHARED,
                new Risk(Degree.HIGH, said(owner, "risk"), said(owner, "answer"))));
        all.add(action(story, owner, plan, Side.REP, "visit", today.minusDays(6)));
        all.add(action(story, owner, plan, Side.PRINCIPAL, "sample", today.plusDays(9)));
        all.add(action(story, owner, plan, Side.REP, "offer", today.plusDays(20)));
        return all;
    }

    private static Entry action(
            Story story, Viewer owner, JointPlan plan, Side side, String what, LocalDate due) {
        return entry(story, plan, Seen.SHARED,
                new Action(side, "", said(owner, what), due, null, null));
    }

    private static Entry entry(Story story, JointPlan plan, Seen seen, What what) {
        return new Entry(story.id("joint entry", plan.id() + " " + seen + what), plan.id(), seen,
                what, 1);
    }

    private static String said(Viewer viewer, String what) {
        return Words.in(viewer.organisation().language()).text("demo.joint." + what);
    }
}
