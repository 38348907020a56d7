package linecard.joint;

import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.contacts.Contacts;
import linecard.joint.Entry.Person;
import linecard.people.Reps;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Puts together what pages and papers show of plans: so many questions to the database, however
/// many plans there are.
@Component
class Wholes {

    private final Entries entries;
    private final Editions editions;
    private final Figures figures;
    private final Accounts accounts;
    private final Reps reps;
    private final Contacts contacts;
    private final ProductLines lines;

    Wholes(Entries entries, Editions editions, Figures figures, Accounts accounts, Reps reps,
            Contacts contacts, ProductLines lines) {
        this.entries = entries;
        this.editions = editions;
        this.figures = figures;
        this.accounts = accounts;
        this.reps = reps;
        this.contacts = contacts;
        this.lines = lines;
    }

    @Transactional(readOnly = true)
    Whole of(Viewer viewer, JointPlan plan, LocalDate today) {
        var whole = of(viewer, List.of(plan), false, today).getFirst();
        var kept = editions.ofPlan(viewer, plan.id());
        var changes = kept.isEmpty() ? List.<JointRules.Change>of()
                : JointRules.changes(editions.entries(viewer, kept.getFirst()), whole.entries());
        return new Whole(plan, whole.account(), whole.rep(), whole.entries(), whole.progress(),
                whole.white(), whole.contacts(), whole.tree(), kept, changes, today);
    }

    /// Without their versions.
    ///
    /// @param isShared only what both sides see
    @Transactional(readOnly = true)
    List<Whole> of(Viewer viewer, List<JointPlan> plans, boolean isShared, LocalDate today) {
        var there = entries.ofPlans(viewer, plans.stream().map(JointPlan::id).toList());
        var sold = figures.sold(viewer, plans);
        var white = figures.white(viewer, plans.stream().map(JointPlan::account).toList(), today);
        var known = accounts.those(viewer, plans.stream().map(JointPlan::account).toList());
        var people = reps.byId(viewer, plans.stream().map(JointPlan::rep).toList());
        var named = contacts.those(viewer, there.values().stream().flatMap(List::stream)
                .flatMap(one -> one.what() instanceof Person person
                        ? Stream.of(person.contact()) : Stream.of()).distinct().toList());
        var all = lines.all(viewer);
        var tree = new LineTree(all);
        var wholes = new ArrayList<Whole>();
        for (var plan : plans) {
            var rep = people.get(plan.rep());
            if (rep == null) continue;
            var of = there.getOrDefault(plan.id(), List.of()).stream()
                    .filter(one -> !isShared || one.seen() == Seen.SHARED).toList();
            wholes.add(new Whole(plan, known.getOrDefault(plan.account(), unseen(plan.account())),
                    rep, of, Progress.of(of, sold.getOrDefault(plan.id(), List.of()), tree),
                    JointRules.largest(white.getOrDefault(plan.account(), List.of()), all),
                    named, tree, List.of(), List.of(), today));
        }
        return wholes;
    }

    /// What each plan comes to over all lines.
    @Transactional(readOnly = true)
    Map<UUID, Progress.Row> totals(Viewer viewer, List<JointPlan> plans) {
        var there = entries.ofPlans(viewer, plans.stream().map(JointPlan::id).toList());
        var sold = figures.sold(viewer, plans);
        var tree = new LineTree(lines.all(viewer));
        return plans.stream().collect(Collectors.toMap(JointPlan::id, plan -> Progress.of(
                there.getOrDefault(plan.id(), List.of()),
                sold.getOrDefault(plan.id(), List.of()), tree).total()));
    }

    /// One that the viewer may not see any more.
    static Account unseen(UUID id) {
        return new Account(id, null, null, "–", "–", "", "", "", "", "", "", "", "", false, false,
                1);
    }
}
