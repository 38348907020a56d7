package linecard.quotes;

import linecard.access.Allowed;
import linecard.access.Stale;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.accounts.Assignment;
import linecard.accounts.Assignments;
import linecard.accounts.Directory;
import linecard.catalog.Product;
import linecard.people.Today;
import linecard.pipeline.Opportunities;
import linecard.quotes.QuoteRules.Totals;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Once;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import static linecard.access.Audience.CALLERS;

/// Writing quotes, changing drafts, and making new ones of old ones.
@Controller
class QuoteKeepingPages {

    private static final int CHOICE = 50;

    private final Quotes quotes;
    private final QuoteBook book;
    private final QuoteOffers offers;
    private final Accounts accounts;
    private final Assignments assignments;
    private final Directory directory;
    private final Opportunities opportunities;
    private final Clock clock;

    QuoteKeepingPages(Quotes quotes, QuoteBook book, QuoteOffers offers, Accounts accounts,
            Assignments assignments, Directory directory, Opportunities opportunities,
            Clock clock) {
        this.quotes = quotes;
        this.book = book;
        this.offers = offers;
        this.accounts = accounts;
        this.assignments = assignments;
        this.directory = directory;
        this.opportunities = opportunities;
        this.clock = clock;
    }

    /// The form with what it comes to.
    ///
    /// @param stored null for a new one
    /// @param totals of the lines that can be read; null where there are none
    record Board(Form form, Set<Integer> places, QuoteChoices choices, @Nullable Quote stored,
            @Nullable Totals totals, List<Product> suggested) {}

    /// Which account first.
    @GetMapping("/quotes/accounts")
    @Allowed(CALLERS)
    View choose(Page page, @RequestParam(defaultValue = "") String q) {
        var found = directory.named(page.viewer(), q, CHOICE);
        return (Html) (out, tags) -> JtequotechooseGenerated.render(out, tags, page, q, found);
    }

    /// @param opportunity what it may win, which gives it rep and title; null for none
    @GetMapping("/quotes/new")
    @Allowed(CALLERS)
    View blank(Page page, @RequestParam UUID account,
            @RequestParam(required = false) @Nullable UUID opportunity,
            @RequestParam(defaultValue = "") String id) {
        if (id.isEmpty()) return Once.begin(page);
        var viewer = page.viewer();
        var made = Once.id(viewer, id);
        if (quotes.find(viewer, made).isPresent()) return Once.done("/quotes/" + made);
        var about = accounts.of(viewer, account);
        var today = Today.of(page, clock);
        var choices = offers.of(viewer, about, null, today);
        var entered = QuoteForm.blank(page, choices, today);
        entered.add(Once.FIELD, id);
        if (!choices.contacts().isEmpty()) {
            entered.add("contact", choices.contactIds().getFirst().toString());
        }
        if (opportunity != null) {
            var wins = opportunities.of(viewer, opportunity);
            entered.add("opportunity", opportunity.toString());
            entered.add("rep", wins.rep().toString());
            entered.add("title", wins.name());
        } else {
            var rep = Assignment.onlyRep(assignments.ofAccount(viewer, account), today);
            entered.add("rep", rep == null ? "" : rep.toString());
        }
        return form(page, new Form(page.words(), entered), entered, choices, null);
    }

    @PostMapping("/quotes")
    @Allowed(CALLERS)
    View add(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var viewer = page.viewer();
        var form = new Form(page.words(), entered);
        var account = form.id("account");
        if (form.hasProblems()) return Html.seeOther("/quotes/accounts");
        var id = Once.id(viewer, form.entered(Once.FIELD));
        return Once.add("/quotes/" + id, () -> quotes.find(viewer, id).isPresent(),
                () -> add(page, form, entered, account.get(), id));
    }

    private View add(Page page, Form form, MultiValueMap<String, String> entered, UUID account,
            UUID id) {
        var viewer = page.viewer();
        var about = accounts.of(viewer, account);
        var choices = offers.of(viewer, about, null, Today.of(page, clock));
        if (LineForm.rearrange(entered, LineForm.tax(page.words(), choices.setting().tax()))) {
            return form(page, form, entered, choices, null);
        }
        var rep = QuoteOffers.rep(viewer, choices.reps(), form.entered("rep"));
        if (rep == null) form.problem("rep", "web.notOffered");
        var opportunity = form.readIfGiven("opportunity",
                text -> QuoteForm.picked(text, choices.opportunityIds()));
        var read = read(page, form, entered, choices);
        if (read == null || rep == null || form.hasProblems()) {
            return form(page, form, entered, choices, null).refused();
        }
        var draft = QuoteForm.draft(id, about.id(), rep, opportunity.get().orElse(null), read);
        book.add(viewer, draft);
        return Html.seeOther("/quotes/" + draft.id(), Notice.of("quotes.added")
                .undoable("quotes.quote", draft.id()).thenTo("/quotes"));
    }

    private QuoteForm.@Nullable Read read(Page page, Form form,
            MultiValueMap<String, String> entered, QuoteChoices choices) {
        var places = LineForm.places(entered);
        return QuoteForm.read(form, places, choices, offers.products(page.viewer(),
                LineForm.codes(form, places))).orElse(null);
    }

    @GetMapping("/quotes/{id}/edit")
    @Allowed(CALLERS)
    View edit(Page page, @PathVariable UUID id) {
        var stored = draft(page, id);
        var entered = QuoteForm.of(page, stored, offers.products(page.viewer(),
                QuoteOffers.productsOf(stored)));
        return form(page, new Form(page.words(), entered), entered, choices(page, stored), stored);
    }

    @PostMapping("/quotes/{id}")
    @Allowed(CALLERS)
    View change(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        var stored = draft(page, id);
        var form = new Form(page.words(), entered);
        var choices = choices(page, stored);
        if (LineForm.rearrange(entered, LineForm.tax(page.words(), choices.setting().tax()))) {
            return form(page, form, entered, choices, stored);
        }
        var read = read(page, form, entered, choices);
        if (read == null) return form(page, form, entered, choices, stored).refused();
        book.change(page.viewer(), stored.with(read.offer(), read.contact(), form.version()));
        return Html.seeOther("/quotes/" + id,
                Notice.of("web.saved").undoable("quotes.quote", id));
    }

    /// @throws Stale where it was sent
    private Quote draft(Page page, UUID id) {
        var stored = quotes.of(page.viewer(), id);
        if (!stored.isDraft()) throw new Stale("quote");
        return stored;
    }

    private QuoteChoices choices(Page page, Quote stored) {
        return offers.of(page.viewer(), offers.account(page.viewer(), stored.account()), stored,
                Today.of(page, clock));
    }

    private Html form(Page page, Form form, MultiValueMap<String, String> entered,
            QuoteChoices choices, @Nullable Quote stored) {
        var board = board(page, form, entered, choices, stored);
        return (out, tags) -> JtequoteformGenerated.render(out, tags, page, board);
    }

    private Board board(Page page, Form form, MultiValueMap<String, String> entered,
            QuoteChoices choices, @Nullable Quote stored) {
        var places = LineForm.places(entered);
        var codes = LineForm.codes(form, places);
        var products = offers.products(page.viewer(), codes);
        var asked = codes.stream().filter(code -> !products.containsKey(code))
                .reduce("", (_, last) -> last);
        var scratch = new Form(page.words(), entered);
        var currency = choices.currencies().stream()
                .filter(one -> one.getCurrencyCode().equals(form.entered("currency")))
                .findFirst().orElse(page.organisation().currency());
        var lines = LineForm.read(scratch, places, currency, products, choices.stored());
        return new Board(form, places, choices, stored, LineForm.totals(currency, lines),
                offers.suggested(page.viewer(), asked));
    }

    /// What the lines that are typed come to, for the page that has the rest already.
    @PostMapping("/quotes/totals")
    @Allowed(CALLERS)
    View totals(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var form = new Form(page.words(), entered);
        var account = form.idIfGiven("account");
        var about = form.hasProblems() || account.get().isEmpty() ? blank()
                : offers.account(page.viewer(), account.get().get());
        var choices = offers.of(page.viewer(), about, null, Today.of(page, clock));
        var board = board(page, form, entered, choices, null);
        return (Html) (out, tags) -> JtequotetotalsGenerated.render(out, tags, page, board);
    }

    private static Account blank() {
        return new Account(new UUID(0, 0), null, null, "", "", "", "", "", "", "", "", "", "",
                false, false, 1);
    }
}
