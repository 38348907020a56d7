package linecard.pipeline;

import linecard.access.Allowed;
import linecard.accounts.Accounts;
import linecard.database.Paged;
import linecard.money.Money;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.people.Today;
import linecard.pipeline.Offers.Offered;
import linecard.pipeline.Opportunities.Sum;
import linecard.views.Shelf;
import linecard.views.Shelves;
import linecard.web.Html;
import linecard.web.Page;
import linecard.web.Query;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import static linecard.access.Audience.MEMBERS;

/// The opportunities as a list.
@Controller
class OpportunityPages {

    private final Opportunities opportunities;
    private final Offers offers;
    private final Accounts accounts;
    private final Reps reps;
    private final Shelves shelves;
    private final Clock clock;

    OpportunityPages(Opportunities opportunities, Offers offers, Accounts accounts, Reps reps,
            Shelves shelves, Clock clock) {
        this.opportunities = opportunities;
        this.offers = offers;
        this.accounts = accounts;
        this.reps = reps;
        this.shelves = shelves;
        this.clock = clock;
    }

    /// A list with all that its page says beside it.
    ///
    /// @param whole of all its pages; `weighted` by the stated rates of the stages
    /// @param known what the accounts and reps of the page are called
    record Shown(
            Paged<Opportunity> found, OpportunityFilter filter, OpportunitySort sort,
            Offered offered, Money whole, Money weighted, Known known) {

        Query query() {
            return OpportunityViews.query(filter, sort);
        }

        String sortedBy(OpportunitySort by) {
            return Shelf.path("/opportunities", OpportunityViews.query(filter, by));
        }
    }

    /// What accounts and reps are called.
    record Known(Map<UUID, String> accounts, Map<UUID, Rep> reps) {

        String account(UUID id) {
            return accounts.getOrDefault(id, "–");
        }

        String rep(Page page, UUID id) {
            var rep = reps.get(id);
            return rep == null ? "–" : rep.name(page.language());
        }
    }

    @GetMapping("/opportunities")
    @Allowed(MEMBERS)
    View list(Page page, @RequestParam(name = "page", defaultValue = "1") int number) {
        var opening = shelves.opening(page, "opportunities");
        if (opening != null) return Html.seeOther(opening);
        var viewer = page.viewer();
        var asked = page.asked().values();
        var filter = OpportunityFilter.of(asked);
        var sort = OpportunitySort.of(asked.getOrDefault("sort", ""));
        var today = Today.of(page, clock);
        var found = opportunities.page(viewer, filter, sort, today, number);
        var offered = offers.of(viewer);
        var sums = opportunities.sums(viewer, filter, today);
        var zero = page.organisation().zero();
        var shown = new Shown(found, filter, sort, offered,
                sums.values().stream().map(Sum::amount).reduce(zero, Money::plus),
                weighted(sums, offered, zero), known(page, found.rows(), filter));
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

    private Known known(Page page, List<Opportunity> rows, OpportunityFilter filter) {
        var ids = new ArrayList<>(rows.stream().map(Opportunity::account).toList());
        if (filter.account() != null) ids.add(filter.account());
        var people = new ArrayList<>(rows.stream().map(Opportunity::rep).toList());
        if (filter.rep() != null) people.add(filter.rep());
        return new Known(
                accounts.names(page.viewer(), ids.stream().distinct().toList()),
                reps.of(page.viewer(), people.stream().distinct().toList()).stream()
                        .collect(Collectors.toMap(Rep::id, rep -> rep)));
    }
}
