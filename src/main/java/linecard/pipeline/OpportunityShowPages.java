package linecard.pipeline;

import linecard.access.Allowed;
import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.people.Reps;
import linecard.pipeline.History.Moment;
import linecard.pipeline.Offers.Offered;
import linecard.traits.Trait;
import linecard.traits.Traits;
import linecard.web.AboutOne;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Page;
import linecard.web.Section;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;

/// The page of one opportunity: what it is, where it goes, and all that it was.
@Controller
class OpportunityShowPages {

    private final Opportunities opportunities;
    private final OpportunityBook book;
    private final Registrations registrations;
    private final Histories histories;
    private final Offers offers;
    private final Accounts accounts;
    private final Reps reps;
    private final Traits traits;
    private final Tasks tasks;
    private final HandOvers handOvers;
    private final WonOrders orders;
    private final List<Section<Opportunity>> sections;
    private final Clock clock;

    OpportunityShowPages(Opportunities opportunities, OpportunityBook book,
            Registrations registrations, Histories histories, Offers offers, Accounts accounts,
            Reps reps, Traits traits, Tasks tasks, HandOvers handOvers, WonOrders orders,
            ObjectProvider<Section<Opportunity>> sections, Clock clock) {
        this.opportunities = opportunities;
        this.book = book;
        this.registrations = registrations;
        this.histories = histories;
        this.offers = offers;
        this.accounts = accounts;
        this.reps = reps;
        this.traits = traits;
        this.tasks = tasks;
        this.handOvers = handOvers;
        this.orders = orders;
        this.sections = sections.orderedStream().toList();
        this.clock = clock;
    }

    /// All that the page shows.
    ///
    /// @param account null where the viewer may no longer see it
    /// @param alike about the same, of other reps; for staff only
    /// @param traits the own fields in use
    record Whole(
            Opportunity one, @Nullable Account account, Offered offered, Stage stage,
            List<Moment> history, List<Opportunity> alike, List<Task> tasks,
            List<KeptSplit> kept, List<WonOrder> orders, List<WonOrder> proposed,
            Names known, List<Trait> traits, boolean mayChange) {

        /// Latest first, each with what was before.
        List<Change> changes() {
            var changes = new ArrayList<Change>();
            for (int i = history.size() - 1; i >= 0; i--) {
                changes.add(new Change(history.get(i), i == 0 ? null : history.get(i - 1)));
            }
            return changes;
        }
    }

    /// @param before null for the first
    record Change(Moment now, @Nullable Moment before) {}

    @GetMapping("/opportunities/{id}")
    @Allowed(MEMBERS)
    @AboutOne
    View show(Page page, @PathVariable UUID id) {
        var one = opportunities.of(page.viewer(), id);
        return show(page, one, quick(page, one));
    }

    /// The form in which the figures of the page are changed in their place.
    private static Form quick(Page page, Opportunity one) {
        return OpportunityForm.of(page, one, List.of());
    }

    Html show(Page page, Opportunity one, Form form) {
        var viewer = page.viewer();
        var whole = whole(viewer, one);
        var text = new PipelineText(page, clock.instant());
        var shown = sections.stream().map(section -> section.of(page, one)).toList();
        return (out, tags) -> JteopportunityGenerated.render(out, tags, page, text, whole, form,
                shown.stream().map(section -> section.within(tags)).toList());
    }

    private Whole whole(Viewer viewer, Opportunity one) {
        var offered = offers.of(viewer);
        var account = accounts.find(viewer, one.account()).orElse(null);
        var alike = viewer.isIn(Audience.STAFF) && account != null && one.isOpen()
                ? registrations.alike(viewer, one, OpportunityBook.plain(account),
                        book.kin(viewer, one)) : List.<Opportunity>of();
        var history = histories.of(viewer, one.id());
        var kept = handOvers.kept(viewer, one.id());
        var people = new ArrayList<>(List.of(one.rep()));
        kept.forEach(split -> people.addAll(split.shares().keySet()));
        history.forEach(moment -> people.add(moment.rep()));
        alike.forEach(other -> people.add(other.rep()));
        var known = new Names(
                accounts.names(viewer, alike.stream().map(Opportunity::account).toList()),
                reps.byId(viewer, people));
        return new Whole(one, account, offered, offered.stage(one.stage()), history, alike,
                tasks.ofOpportunity(viewer, one.id()), kept, orders.of(viewer, one.id()),
                orders.proposed(viewer, one, book.kin(viewer, one), clock.instant()), known,
                traits.used(viewer, Trait.Of.OPPORTUNITY), viewer.isIn(Audience.CALLERS));
    }
}
