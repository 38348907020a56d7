package linecard.quotes;

import linecard.access.Allowed;
import linecard.access.Audience;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.contacts.Contact;
import linecard.contacts.Contacts;
import linecard.database.Paged;
import linecard.mail.Outbox;
import linecard.mail.Written;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.people.Today;
import linecard.pipeline.Names;
import linecard.pipeline.Opportunities;
import linecard.pipeline.Opportunity;
import linecard.pipeline.Stage;
import linecard.pipeline.Stages;
import linecard.quotes.Quotes.Sum;
import linecard.web.AboutOne;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;

/// The quotes as a list, and each by itself.
@Controller
class QuotePages {

    private final Quotes quotes;
    private final QuoteBook book;
    private final Accounts accounts;
    private final Contacts contacts;
    private final Reps reps;
    private final Opportunities opportunities;
    private final Stages stages;
    private final Outbox outbox;
    private final QuoteTasks todo;
    private final Clock clock;

    QuotePages(Quotes quotes, QuoteBook book, Accounts accounts, Contacts contacts, Reps reps,
            Opportunities opportunities, Stages stages, Outbox outbox, QuoteTasks todo,
            Clock clock) {
        this.quotes = quotes;
        this.book = book;
        this.accounts = accounts;
        this.contacts = contacts;
        this.reps = reps;
        this.opportunities = opportunities;
        this.stages = stages;
        this.outbox = outbox;
        this.todo = todo;
        this.clock = clock;
    }

    /// A list with all that its page says beside it.
    ///
    /// @param waiting how many wait for approval; 0 for those who do not give it
    /// @param working the reps to choose from
    record Shown(Paged<Quote> found, QuoteFilter filter, List<Sum> sums, long waiting,
            List<Rep> working, Names known) {}

    @GetMapping("/quotes")
    @Allowed(MEMBERS)
    View list(Page page, @RequestParam(name = "page", defaultValue = "1") int number) {
        var viewer = page.viewer();
        var filter = QuoteFilter.of(page.asked().values());
        var today = Today.of(page, clock);
        var found = quotes.page(viewer, filter, today, number);
        var shown = new Shown(found, filter, quotes.sums(viewer, filter, today),
                page.may(Audience.KEEPERS) ? quotes.waiting(viewer, today) : 0,
                reps.choice(viewer).stream().filter(rep -> !rep.archived()).toList(),
                known(page, found.rows(), filter));
        var text = new QuoteText(page, clock.instant());
        return (Html) (out, tags) -> JtequotesGenerated.render(out, tags, page, text, shown);
    }

    private Names known(Page page, List<Quote> rows, QuoteFilter filter) {
        var ids = new ArrayList<>(rows.stream().map(Quote::account).toList());
        if (filter.account() != null) ids.add(filter.account());
        var people = new ArrayList<>(rows.stream().map(Quote::rep).toList());
        if (filter.rep() != null) people.add(filter.rep());
        return new Names(
                accounts.names(page.viewer(), ids.stream().distinct().toList()),
                reps.byId(page.viewer(), people));
    }

    /// All that the page of a quote shows.
    ///
    /// @param account null where the viewer may no longer see it; so are `rep` and `opportunity`
    /// @param won the stage to which the opportunity goes where it was won; null for none
    /// @param previous what it revises; `following` what revises it
    /// @param givenBack with which grounds it was, as its rep's task says; null for not, or done
    /// @param needsApproval whether the viewer has to ask before it may be sent
    record Whole(
            Quote one, @Nullable Account account, @Nullable Contact contact, @Nullable Rep rep,
            @Nullable Opportunity opportunity, @Nullable Stage won, @Nullable Quote previous,
            @Nullable Quote following, QuoteTasks.@Nullable Open givenBack, List<Written> letters,
            boolean needsApproval, boolean mayChange) {

        /// Whether the customer's yes leaves something to be won.
        boolean isToBeWon() {
            return one.state() == Quote.State.ACCEPTED && mayChange && won != null
                    && opportunity != null && opportunity.isOpen();
        }
    }

    @GetMapping("/quotes/{id}")
    @Allowed(MEMBERS)
    @AboutOne
    View show(Page page, @PathVariable UUID id) {
        return show(page, quotes.of(page.viewer(), id), Form.of(page.words(),
                Map.of("on", Today.of(page, clock).toString())));
    }

    /// @param form in which an answer is noted
    Html show(Page page, Quote one, Form form) {
        var viewer = page.viewer();
        var opportunity = one.opportunity() == null ? null
                : opportunities.find(viewer, one.opportunity()).orElse(null);
        var won = opportunity == null ? null : stages.all(viewer).stream()
                .filter(stage -> stage.kind() == Stage.Kind.WON).findFirst().orElse(null);
        var whole = new Whole(one, accounts.find(viewer, one.account()).orElse(null),
                one.contact() == null ? null : contacts.find(viewer, one.contact()).orElse(null),
                reps.of(viewer, List.of(one.rep())).stream().findFirst().orElse(null),
                opportunity, won,
                one.previous() == null ? null : quotes.of(viewer, one.previous()),
                quotes.following(viewer, one.id()).orElse(null),
                todo.open(viewer, one.id()).orElse(null),
                outbox.about(viewer, QuoteLetters.KIND, one.id()),
                book.needsApproval(viewer, one, Today.of(page, clock)),
                viewer.isIn(Audience.CALLERS));
        var text = new QuoteText(page, clock.instant());
        return (out, tags) -> JtequoteGenerated.render(out, tags, page, text, whole, form);
    }
}
