package linecard.joint;

import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.accounts.Directory;
import linecard.database.Ids;
import linecard.joint.JointPlan.Course;
import linecard.joint.JointPlan.Lead;
import linecard.people.Outcome.Refused;
import linecard.people.Rep;
import linecard.people.Today;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.NEGOTIATORS;

/// Making plans, when they are looked at again, and the mark of either side.
@Controller
class JointPlanPages {

    private static final int CHOICE = 50;

    private final JointPlans plans;
    private final JointBook book;
    private final JointOffers offers;
    private final JointPages pages;
    private final Accounts accounts;
    private final Directory directory;
    private final Clock clock;

    JointPlanPages(JointPlans plans, JointBook book, JointOffers offers, JointPages pages,
            Accounts accounts, Directory directory, Clock clock) {
        this.plans = plans;
        this.book = book;
        this.offers = offers;
        this.pages = pages;
        this.accounts = accounts;
        this.directory = directory;
        this.clock = clock;
    }

    /// @param stored null for a new one
    record Board(
            Account account, @Nullable JointPlan stored, List<Rep> holders, List<Lead> leads,
            int year, Form form) {}

    /// @param account null where it is still to be chosen
    @GetMapping("/joint-plans/new")
    @Allowed(NEGOTIATORS)
    View blank(Page page, @RequestParam(required = false) @Nullable UUID account,
            @RequestParam(defaultValue = "") String q) {
        var viewer = page.viewer();
        if (account == null) {
            var found = directory.named(viewer, q, CHOICE);
            return (Html) (out, tags) -> JtechooseGenerated.render(out, tags, page, q, found);
        }
        var today = Today.of(page, clock);
        int year = viewer.organisation().calendar().yearOf(today).number();
        return form(page, board(page, accounts.of(viewer, account), null, Form.of(page.words(),
                Map.of("period", String.valueOf(year), "review", today.plusMonths(3).toString(),
                        "lead", Side.of(viewer) == Side.PRINCIPAL
                                ? viewer.user().id().toString() : ""))));
    }

    @PostMapping("/joint-plans")
    @Allowed(NEGOTIATORS)
    View add(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var viewer = page.viewer();
        var form = new Form(page.words(), entered);
        var account = form.id("account");
        if (form.hasProblems()) return Html.seeOther("/joint-plans/new");
        var about = accounts.of(viewer, account.get());
        var plan = read(viewer, form, about);
        if (plan == null || !isAdded(viewer, form, plan)) {
            return form(page, board(page, about, null, form)).refused();
        }
        return Html.seeOther("/joint-plans/" + plan.id(), Notice.of("joint.added")
                .undoable("joint.plan", plan.id()).thenTo("/joint-plans"));
    }

    /// Null where something is wrong with it.
    @Nullable JointPlan read(Viewer viewer, Form form, Account account) {
        var today = Today.of(viewer, clock);
        var calendar = viewer.organisation().calendar();
        if (account.archived()) form.problem("account", "web.archivedPick");
        var holders = offers.holders(viewer, account, today);
        if (holders.isEmpty()) form.problem("rep", "joint.no.holders");
        var about = PlanForm.about(form, holders, calendar.yearOf(today).number());
        var head = PlanForm.head(form, offers.leads(viewer), Lead.NOBODY);
        if (about.isEmpty() || head.isEmpty() || form.hasProblems()) return null;
        var period = about.get().period();
        return new JointPlan(Ids.fresh(), account.id(), about.get().rep().id(), period,
                period.span(calendar), head.get().reviewOn(), head.get().lead(), Course.NEW,
                false, 1);
    }

    boolean isAdded(Viewer viewer, Form form, JointPlan plan) {
        try {
            plans.add(viewer, plan);
            return true;
        } catch (DuplicateKeyException e) {
            form.problem("period", "joint.no.plan");
            return false;
        }
    }

    @GetMapping("/joint-plans/{id}/edit")
    @Allowed(NEGOTIATORS)
    View edit(Page page, @PathVariable UUID id) {
        var stored = plans.of(page.viewer(), id, Today.of(page, clock));
        return form(page, board(page, account(page, stored), stored,
                Form.of(page.words(), PlanForm.of(stored))));
    }

    @PostMapping("/joint-plans/{id}")
    @Allowed(NEGOTIATORS)
    View change(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        var viewer = page.viewer();
        var stored = plans.of(viewer, id, Today.of(page, clock));
        var form = new Form(page.words(), entered);
        var leads = offers.leads(viewer);
        var head = PlanForm.head(form, leads, stored.lead());
        if (form.version() != stored.version()) {
            FieldConflict.on(form, entered, PlanForm.of(stored),
                    (field, value) -> field.equals("lead") ? stored.lead().name() : value);
        }
        if (head.isEmpty() || form.hasProblems()) {
            return form(page, board(page, account(page, stored), stored, form)).refused();
        }
        plans.change(viewer, id, head.get().reviewOn(), head.get().lead(), form.version());
        return Html.seeOther("/joint-plans/" + id,
                Notice.of("web.saved").undoable("joint.plan", id));
    }

    @PostMapping("/joint-plans/{id}/archiving")
    @Allowed(NEGOTIATORS)
    View archive(Page page, @PathVariable UUID id, @RequestParam boolean archived,
            @RequestParam int version) {
        plans.of(page.viewer(), id, Today.of(page, clock));
        plans.archive(page.viewer(), id, archived, version);
        return Html.seeOther("/joint-plans/" + id,
                Notice.archived(archived).undoable("joint.plan", id));
    }

    /// @param stamp of what the viewer looked at
    @PostMapping("/joint-plans/{id}/mark")
    @Allowed(NEGOTIATORS)
    View mark(Page page, @PathVariable UUID id, @RequestParam(defaultValue = "") String stamp) {
        var outcome = book.mark(page.viewer(), id, stamp, Today.of(page, clock));
        if (outcome instanceof Refused refused) {
            var form = Form.of(page.words(), Map.of());
            refused.on(form, page.words());
            return pages.show(page, id, form).refused();
        }
        return Html.seeOther("/joint-plans/" + id, Notice.of("joint.marked"));
    }

    private Account account(Page page, JointPlan stored) {
        return accounts.find(page.viewer(), stored.account())
                .orElseGet(() -> Wholes.unseen(stored.account()));
    }

    private Board board(Page page, Account account, @Nullable JointPlan stored, Form form) {
        var viewer = page.viewer();
        var today = Today.of(page, clock);
        return new Board(account, stored,
                stored == null ? offers.holders(viewer, account, today) : List.of(),
                offers.leads(viewer),
                viewer.organisation().calendar().yearOf(today).number(), form);
    }

    private static Html form(Page page, Board board) {
        return (out, tags) ->
                JteplanformGenerated.render(out, tags, page, new JointText(page), board);
    }
}
