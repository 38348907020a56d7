package linecard.joint;

import linecard.access.Allowed;
import linecard.accounts.Accounts;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.database.Paged;
import linecard.joint.JointRules.Change;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.people.Today;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;

/// The list of joint plans, a plan, and a version of one.
@Controller
class JointPages {

    private final JointPlans plans;
    private final Editions editions;
    private final Wholes wholes;
    private final Accounts accounts;
    private final Reps reps;
    private final ProductLines lines;
    private final Clock clock;

    JointPages(JointPlans plans, Editions editions, Wholes wholes, Accounts accounts, Reps reps,
            ProductLines lines, Clock clock) {
        this.plans = plans;
        this.editions = editions;
        this.wholes = wholes;
        this.accounts = accounts;
        this.reps = reps;
        this.lines = lines;
        this.clock = clock;
    }

    /// @param accounts names of those that the viewer sees
    /// @param choice reps to narrow by
    record Board(
            JointFilter filter, Paged<JointPlan> list, JointPlans.Counts counts,
            Map<UUID, String> accounts, Map<UUID, Rep> reps, List<Rep> choice) {

        boolean isEmpty() {
            return list.total() == 0 && counts.current() == 0
                    && filter.query().values().isEmpty();
        }

        String rep(Page page, UUID id) {
            var rep = reps.get(id);
            return rep == null ? "–" : rep.name(page.language());
        }
    }

    @GetMapping("/joint-plans")
    @Allowed(MEMBERS)
    View list(Page page, @RequestParam(name = "page", defaultValue = "1") int number) {
        var viewer = page.viewer();
        var today = Today.of(page, clock);
        var filter = JointFilter.of(page.asked().values(), today);
        var list = plans.page(viewer, filter, number);
        var board = new Board(filter, list, plans.counts(viewer, today),
                accounts.names(viewer, list.rows().stream().map(JointPlan::account).toList()),
                reps.byId(viewer, list.rows().stream().map(JointPlan::rep).toList()),
                viewer.rep() != null ? List.of() : reps.choice(viewer));
        return (Html) (out, tags) ->
                JteplansGenerated.render(out, tags, page, new JointText(page), board);
    }

    @GetMapping("/joint-plans/{id}")
    @Allowed(MEMBERS)
    View show(Page page, @PathVariable UUID id) {
        return show(page, id, Form.of(page.words(), Map.of()));
    }

    /// @param form in which the viewer's mark was refused
    Html show(Page page, UUID id, Form form) {
        var today = Today.of(page, clock);
        var whole = wholes.of(page.viewer(), plans.of(page.viewer(), id, today), today);
        return (out, tags) ->
                JteplanGenerated.render(out, tags, page, new JointText(page), whole, form);
    }

    /// @param changes from the version before; all of it where there was none
    record Version(
            JointPlan plan, String account, Edition edition, List<Entry> entries,
            List<Change> changes, LineTree tree) {}

    @GetMapping("/joint-editions/{id}")
    @Allowed(MEMBERS)
    View edition(Page page, @PathVariable UUID id) {
        var viewer = page.viewer();
        var edition = editions.of(viewer, id);
        var plan = plans.of(viewer, edition.plan(), Today.of(page, clock));
        var entries = editions.entries(viewer, edition);
        var before = editions.ofPlan(viewer, plan.id()).stream()
                .filter(one -> one.number() < edition.number()).findFirst()
                .map(one -> editions.entries(viewer, one)).orElse(List.of());
        var version = new Version(plan, accounts.names(viewer, List.of(plan.account()))
                .getOrDefault(plan.account(), "–"), edition, entries,
                JointRules.changes(before, entries), new LineTree(lines.all(viewer)));
        return (Html) (out, tags) ->
                JteeditionGenerated.render(out, tags, page, new JointText(page), version);
    }
}
