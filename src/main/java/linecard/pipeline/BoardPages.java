package linecard.pipeline;

import linecard.access.Allowed;
import linecard.access.Audience;
import linecard.accounts.Accounts;
import linecard.people.Reps;
import linecard.people.Today;
import linecard.pipeline.Offers.Offered;
import linecard.pipeline.Opportunities.Sum;
import linecard.pipeline.OpportunityFilter.State;
import linecard.web.Html;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import static linecard.access.Audience.MEMBERS;

/// The open opportunities as a board: a column for each stage.
@Controller
class BoardPages {

    /// So many cards stand in a column; the rest is a list.
    static final int CARDS = 25;

    private final Opportunities opportunities;
    private final Offers offers;
    private final Accounts accounts;
    private final Reps reps;
    private final Clock clock;

    BoardPages(Opportunities opportunities, Offers offers, Accounts accounts, Reps reps,
            Clock clock) {
        this.opportunities = opportunities;
        this.offers = offers;
        this.accounts = accounts;
        this.reps = reps;
        this.clock = clock;
    }

    /// @param whole how many of how much are open
    /// @param filter by rep only
    record Board(List<Column> columns, Offered offered, OpportunityFilter filter, Sum whole,
            Names known, boolean mayMove) {

        /// Where cards go to end.
        List<Stage> endings() {
            return offered.stages().stream().filter(stage -> !stage.isOpen()).toList();
        }

        List<Stage> targets() {
            return offered.stages().stream().filter(stage -> !stage.archived()).toList();
        }
    }

    /// @param cards the first of them by expected close
    /// @param sum of all in the stage
    record Column(Stage stage, List<Opportunity> cards, Sum sum) {

        long hidden() {
            return sum.count() - cards.size();
        }
    }

    @GetMapping("/pipeline")
    @Allowed(MEMBERS)
    View show(Page page) {
        var viewer = page.viewer();
        var asked = OpportunityFilter.of(page.asked().values());
        var filter = OpportunityFilter.of(State.OPEN).ofRep(asked.rep());
        var offered = offers.of(viewer);
        var sums = opportunities.sums(viewer, filter, Today.of(page, clock));
        var none = new Sum(0, page.organisation().zero());
        var cards = opportunities.firstOfStages(viewer, filter.rep(), CARDS).stream()
                .collect(Collectors.groupingBy(Opportunity::stage));
        var columns = new ArrayList<Column>();
        var whole = none;
        for (var stage : offered.stages()) {
            var sum = sums.getOrDefault(stage.id(), none);
            whole = whole.plus(sum);
            if (stage.isOpen() && (!stage.archived() || sum.count() > 0)) {
                columns.add(new Column(stage, cards.getOrDefault(stage.id(), List.of()), sum));
            }
        }
        var board = new Board(columns, offered, filter, whole, known(page, columns, filter),
                viewer.isIn(Audience.CALLERS));
        var text = new PipelineText(page, clock.instant());
        return (Html) (out, tags) -> JteboardGenerated.render(out, tags, page, text, board);
    }

    private Names known(Page page, List<Column> columns, OpportunityFilter filter) {
        var cards = columns.stream().flatMap(column -> column.cards().stream()).toList();
        var people = new ArrayList<>(cards.stream().map(Opportunity::rep).toList());
        if (filter.rep() != null) people.add(filter.rep());
        return new Names(accounts.names(page.viewer(),
                cards.stream().map(Opportunity::account).distinct().toList()),
                reps.byId(page.viewer(), people));
    }
}
