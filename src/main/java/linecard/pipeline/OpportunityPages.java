package linecard.pipeline;

import linecard.access.Allowed;
import linecard.accounts.Accounts;
import linecard.database.Paged;
import linecard.edits.Editables;
import linecard.edits.InRow;
import linecard.money.Money;
import linecard.people.Reps;
import linecard.people.Today;
import linecard.pipeline.Offers.Offered;
import linecard.pipeline.Opportunities.Sum;
import linecard.traits.Columns;
import linecard.traits.Own;
import linecard.traits.Trait;
import linecard.traits.Traits;
import linecard.views.Shelf;
import linecard.views.Shelves;
import linecard.web.Choice;
import linecard.web.Html;
import linecard.web.Page;
import linecard.web.Query;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;

/// The opportunities as a list.
@Controller
class OpportunityPages {

    private final Opportunities opportunities;
    private final Offers offers;
    private final Accounts accounts;
    private final Reps reps;
    private final Traits traits;
    private final Editables editables;
    private final Shelves shelves;
    private final Clock clock;

    OpportunityPages(Opportunities opportunities, Offers offers, Accounts accounts, Reps reps,
            Traits traits, Editables editables, Shelves shelves, Clock clock) {
        this.opportunities = opportunities;
        this.offers = offers;
        this.accounts = accounts;
        this.reps = reps;
        this.traits = traits;
        this.editables = editables;
        this.shelves = shelves;
        this.clock = clock;
    }

    /// A list with all that its page says beside it.
    ///
    /// @param whole of all its pages; `weighted` by the stated rates of the stages
    /// @param known what the accounts and reps of the page are called
    /// @param own what may be asked of own fields and tags
    /// @param edits what can be changed in a row; `ofMany` of many at once
    record Shown(
            Paged<Opportunity> found, OpportunityQuestion question, Offered offered, Money whole,
            Money weighted, Names known, Own own, InRow edits, List<Choice> ofMany) {

        OpportunityFilter filter() {
            return question.filter();
        }

        Query query() {
            return question.query();
        }

        String sortedBy(OpportunitySort by) {
            return Shelf.path("/opportunities", question.query(by));
        }

        List<Choice> columns(Page page) {
            return OpportunityQuestion.COLUMNS.offered(own.traits(), page.words(),
                    name -> label(page, name));
        }

        String label(Page page, String column) {
            return Columns.label(column, own.traits(), page.words(), name -> switch (name) {
                case "amount" -> page.t("pipeline.amount");
                case "stage" -> page.t("pipeline.stage");
                case "close" -> page.t("pipeline.close");
                case "nextStep" -> page.t("pipeline.nextStep");
                case "nextOn" -> page.t("pipeline.nextOn");
                case "rep" -> page.t("people.rep");
                case "source" -> page.t("pipeline.source");
                default -> page.t("pipeline.competitor");
            });
        }

        String cell(Page page, PipelineText text, Opportunity one, String column) {
            var source = one.source();
            return switch (column) {
                case "amount" -> text.amount(one.amounts().total());
                case "stage" -> offered.stageName(one.stage());
                case "close" -> text.day(one.expectedClose());
                case "nextStep" -> one.next().isNothing() ? "" : text.next(one.next());
                case "nextOn" -> one.next().on() instanceof LocalDate on ? text.day(on) : "";
                case "rep" -> known.rep(page, one.rep());
                case "source" -> source == null ? "" : text.of("source", source);
                case "competitor" -> offered.competitorName(one.competitor());
                default -> Columns.cell(column, one, own.traits(), page.words());
            };
        }

        /// The order in which the list stands once a column's head is pressed; null for none.
        static @Nullable OpportunitySort sort(String column) {
            return switch (column) {
                case "amount" -> OpportunitySort.AMOUNT;
                case "stage" -> OpportunitySort.AGE;
                case "close" -> OpportunitySort.CLOSE;
                case "nextStep" -> OpportunitySort.STEP;
                default -> null;
            };
        }

        /// What the head of that column says of the order; null where it is another.
        @Nullable String order(@Nullable OpportunitySort by) {
            if (by != question.sort()) return null;
            return by == OpportunitySort.AMOUNT ? "descending" : "ascending";
        }
    }

    @GetMapping("/opportunities")
    @Allowed(MEMBERS)
    View list(
            Page page, @RequestParam(name = "page", defaultValue = "1") int number,
            @RequestParam MultiValueMap<String, String> asked) {
        var opening = shelves.opening(page, "opportunities");
        if (opening != null) return Html.seeOther(opening);
        var viewer = page.viewer();
        var own = traits.own(viewer, Trait.Of.OPPORTUNITY);
        var question = OpportunityQuestion.of(asked, own.traits(), page.words());
        var filter = question.filter();
        var today = Today.of(page, clock);
        var found = opportunities.page(viewer, filter, question.sort(), today, number);
        var offered = offers.of(viewer);
        var sums = opportunities.sums(viewer, filter, today);
        var zero = page.organisation().zero();
        var shown = new Shown(found, question, offered,
                sums.values().stream().map(Sum::amount).reduce(zero, Money::plus),
                weighted(sums, offered, zero), known(page, found.rows(), filter), own,
                editables.inRow(viewer, "opportunities", own, page.words()),
                editables.ofMany(viewer, "opportunities", own, page.words()));
        var text = new PipelineText(page, clock.instant());
        var shelf = shelves.of(page, "opportunities", shown.query());
        return (Html) (out, tags) ->
                JteopportunitiesGenerated.render(out, tags, page, text, shown, shelf);
    }

    static Money weighted(Map<UUID, Sum> sums, Offered offered, Money zero) {
        var weighted = zero;
        for (var sum : sums.entrySet()) {
            weighted = weighted.plus(
                    offered.stage(sum.getKey()).prior().of(sum.getValue().amount()));
        }
        return weighted;
    }

    private Names known(Page page, List<Opportunity> rows, OpportunityFilter filter) {
        var ids = new ArrayList<>(rows.stream().map(Opportunity::account).toList());
        if (filter.account() != null) ids.add(filter.account());
        var people = new ArrayList<>(rows.stream().map(Opportunity::rep).toList());
        if (filter.rep() != null) people.add(filter.rep());
        return new Names(
                accounts.names(page.viewer(), ids.stream().distinct().toList()),
                reps.byId(page.viewer(), people));
    }
}
