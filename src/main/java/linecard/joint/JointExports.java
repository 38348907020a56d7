package linecard.joint;

import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.files.Cell;
import linecard.files.PdfDownload;
import linecard.files.Table;
import linecard.people.Agencies;
import linecard.people.Reps;
import linecard.people.Today;
import linecard.web.Html;
import linecard.web.Known;
import linecard.web.Page;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

import static linecard.access.Audience.MEMBERS;

/// Plans as files: the list as tables; and the review pack, which holds what both sides see and
/// nothing else, whoever prints it.
@Controller
class JointExports {

    private static final int CHUNK = 200;

    private final JointPlans plans;
    private final Wholes wholes;
    private final Accounts accounts;
    private final Reps reps;
    private final Agencies agencies;
    private final Clock clock;

    JointExports(JointPlans plans, Wholes wholes, Accounts accounts, Reps reps,
            Agencies agencies, Clock clock) {
        this.plans = plans;
        this.wholes = wholes;
        this.accounts = accounts;
        this.reps = reps;
        this.agencies = agencies;
        this.clock = clock;
    }

    private record Row(JointPlan plan, @Nullable Account account, Progress.Row total) {}

    @GetMapping("/joint-plans.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View list(Page page, @PathVariable String ending) {
        var viewer = page.viewer();
        var text = new JointText(page);
        var people = new Known(reps.all(viewer));
        var firms = new Known(agencies.all(viewer));
        var owners = new HashMap<UUID, UUID>();
        for (var rep : reps.all(viewer)) owners.put(rep.id(), rep.agency());
        return new Table<Row>(page.words())
                .text("id", "ID", row -> row.plan().id().toString())
                .text("accountCode", page.t("accounts.code"),
                        row -> row.account() == null ? "" : row.account().code())
                .text("account", page.t("accounts.account"),
                        row -> row.account() == null ? "" : row.account().name())
                .text("repCode", page.t("joint.repCode"), row -> people.code(row.plan().rep()))
                .text("rep", page.t("people.rep"),
                        row -> people.name(row.plan().rep(), page.language()))
                .text("agency", page.t("people.agency"), row -> firms.name(
                        owners.get(row.plan().rep()), page.language()))
                .text("period", page.t("joint.period"), row -> text.period(row.plan().period()))
                .choice("state", page.t("joint.state"), "joint.state.",
                        row -> row.plan().state().code())
                .whole("edition", page.t("joint.editionNumber"),
                        row -> (long) row.plan().course().edition())
                .day("reviewOn", page.t("joint.review"), row -> row.plan().reviewOn())
                .text("leader", page.t("joint.leader"), row -> row.plan().lead().name())
                .cell("goal", page.t("joint.goal"), row -> amount(viewer, row.total().target()))
                .cell("actual", page.t("joint.actual"), row -> amount(viewer, row.total().sold()))
                .cell("prior", page.t("joint.prior"), row -> amount(viewer, row.total().prior()))
                .whole("open", page.t("joint.open"), row -> (long) row.plan().course().open())
                .whole("overdue", page.t("joint.overdue"),
                        row -> (long) row.plan().course().overdue())
                .truth("archived", page.t("web.archived"), row -> row.plan().archived())
                .file(ending, page.t("joint.title"), taker -> each(page, taker));
    }

    private static Cell amount(Viewer viewer, @Nullable Long minor) {
        return minor == null ? new Cell.Empty()
                : new Cell.Amount(viewer.organisation().money(minor));
    }

    private void each(Page page, Consumer<? super Row> taker) {
        var viewer = page.viewer();
        var today = Today.of(page, clock);
        plans.each(viewer, JointFilter.of(page.asked().values(), today), CHUNK, some -> {
            var known = accounts.those(viewer,
                    some.stream().map(JointPlan::account).distinct().toList());
            var totals = wholes.totals(viewer, some);
            for (var plan : some) {
                taker.accept(new Row(plan, known.get(plan.account()),
                        Objects.requireNonNull(totals.get(plan.id()))));
            }
        });
    }

    @GetMapping("/joint-plans/{id}/pack.pdf")
    @Allowed(MEMBERS)
    PdfDownload one(Page page, @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String language) {
        var today = Today.of(page, clock);
        var plan = plans.of(page.viewer(), id, today);
        return pack(page, language, wholes.of(page.viewer(), List.of(plan), true, today));
    }

    /// Of the plans of a list, the next review first: as many as a page holds.
    @GetMapping("/joint-plans/pack.pdf")
    @Allowed(MEMBERS)
    PdfDownload many(Page page, @RequestParam(required = false) @Nullable String language) {
        var today = Today.of(page, clock);
        var filter = JointFilter.of(page.asked().values(), today);
        var list = plans.page(page.viewer(), filter, 1).rows();
        return pack(page, language, wholes.of(page.viewer(), list, true, today));
    }

    private static PdfDownload pack(Page page, @Nullable String language, List<Whole> wholes) {
        var in = page.language();
        for (var one : Language.values()) if (one.code().equals(language)) in = one;
        var theirs = new Page(page.organisation().words(in), page.user(), page.viewer(),
                page.base(), page.path(), "", null, page.isReadOnly());
        Html html = (out, tags) ->
                JtepackGenerated.render(out, tags, theirs, new JointText(theirs), wholes);
        var name = theirs.t("joint.pack");
        return PdfDownload.of(wholes.size() == 1
                ? name + " " + wholes.getFirst().account().name() : name, html.text());
    }
}
