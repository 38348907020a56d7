package linecard.pipeline;

import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.accounts.Assignment;
import linecard.accounts.Assignments;
import linecard.accounts.Directory;
import linecard.people.Outcome.Refused;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.people.Today;
import linecard.traits.Own;
import linecard.traits.Trait;
import linecard.traits.Traits;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Once;
import linecard.web.Page;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import static linecard.access.Audience.CALLERS;

/// Adding an opportunity, and changing what is said of it.
@Controller
class OpportunityKeepingPages {

    private static final int CHOICE = 50;

    private final Opportunities opportunities;
    private final OpportunityBook book;
    private final Offers offers;
    private final Accounts accounts;
    private final Assignments assignments;
    private final Directory directory;
    private final Reps reps;
    private final Traits traits;
    private final OpportunityShowPages show;
    private final Clock clock;

    OpportunityKeepingPages(Opportunities opportunities, OpportunityBook book, Offers offers,
            Accounts accounts, Assignments assignments, Directory directory, Reps reps,
            Traits traits, OpportunityShowPages show, Clock clock) {
        this.opportunities = opportunities;
        this.book = book;
        this.offers = offers;
        this.accounts = accounts;
        this.assignments = assignments;
        this.directory = directory;
        this.reps = reps;
        this.traits = traits;
        this.show = show;
        this.clock = clock;
    }

    /// Which account first.
    @GetMapping("/opportunities/accounts")
    @Allowed(CALLERS)
    View choose(Page page, @RequestParam(defaultValue = "") String q) {
        var found = directory.named(page.viewer(), q, CHOICE);
        return (Html) (out, tags) ->
                JteopportunitychooseGenerated.render(out, tags, page, q, found);
    }

    @GetMapping("/opportunities/new")
    @Allowed(CALLERS)
    View blank(Page page, @RequestParam UUID account,
            @RequestParam(defaultValue = "") String id) {
        if (id.isEmpty()) return Once.begin(page);
        var made = Once.id(page.viewer(), id);
        if (opportunities.find(page.viewer(), made).isPresent()) {
            return Once.done("/opportunities/" + made);
        }
        var entered = new LinkedMultiValueMap<String, String>();
        var today = Today.of(page, clock);
        entered.add(Once.FIELD, id);
        entered.add("close", today.plusMonths(3).toString());
        var rep = Assignment.onlyRep(assignments.ofAccount(page.viewer(), account), today);
        entered.add("rep", rep == null ? "" : rep.toString());
        return form(page, new Form(page.words(), entered),
                accounts.of(page.viewer(), account), null);
    }

    @PostMapping("/opportunities")
    @Allowed(CALLERS)
    View add(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var form = new Form(page.words(), entered);
        var account = form.id("account");
        if (form.hasProblems()) return Html.seeOther("/opportunities/accounts");
        var id = Once.id(page.viewer(), form.entered(Once.FIELD));
        return Once.add("/opportunities/" + id,
                () -> opportunities.find(page.viewer(), id).isPresent(),
                () -> add(page, form, account.get(), id));
    }

    private View add(Page page, Form form, UUID account, UUID id) {
        var about = accounts.of(page.viewer(), account);
        var read = read(page, form, about, id, null);
        if (read.isEmpty()) return form(page, form, about, null).refused();
        var added = book.add(page.viewer(), read.get());
        var isFirst = added.registration().until() != null;
        return Html.seeOther("/opportunities/" + added.id(),
                Notice.of(isFirst ? "pipeline.added" : "pipeline.added.later")
                        .undoable("pipeline.opportunity", added.id()).thenTo("/opportunities"));
    }

    private Optional<Opportunity> read(Page page, Form form, Account account, UUID id,
            @Nullable Opportunity stored) {
        var rep = stored == null ? form.read("rep", text -> rep(page.viewer(), text))
                : form.read("rep", _ -> reps.of(page.viewer(), stored.rep()));
        if (form.problem("rep") != null) {
            form.text("name", Opportunity.NAME);
            return Optional.empty();
        }
        return OpportunityForm.read(page, form, account, rep.get(), offers.of(page.viewer()),
                own(page), stored, id, clock.instant());
    }

    /// A rep's own; for others, one whom they may see and who still works.
    private Rep rep(Viewer viewer, String text) {
        var id = viewer.rep() != null ? viewer.rep().toString() : text;
        if (id.isEmpty()) throw new ReadingException("web.missing");
        if (!id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            throw new ReadingException("web.notOffered");
        }
        return reps.of(viewer, List.of(UUID.fromString(id))).stream()
                .filter(rep -> !rep.archived()).findFirst()
                .orElseThrow(() -> new ReadingException("web.notOffered"));
    }

    @GetMapping("/opportunities/{id}/edit")
    @Allowed(CALLERS)
    View edit(Page page, @PathVariable UUID id) {
        var stored = opportunities.of(page.viewer(), id);
        return form(page, OpportunityForm.of(page, stored, own(page).traits()),
                account(page, stored), stored);
    }

    @PostMapping("/opportunities/{id}")
    @Allowed(CALLERS)
    View change(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        var stored = opportunities.of(page.viewer(), id);
        var form = new Form(page.words(), entered);
        var about = account(page, stored);
        var read = read(page, form, about, id, stored);
        if (read.isPresent() && form.version() != stored.version()) {
            OpportunityConflict.on(page, form, entered, stored, own(page).traits());
        }
        if (read.isEmpty() || form.hasProblems()) return form(page, form, about, stored).refused();
        if (book.change(page.viewer(), read.get(), clock.instant()) instanceof Refused refused) {
            refused.on(form, page.words());
            return form(page, form, about, stored).refused();
        }
        return saved(id);
    }

    /// The figures that change most often, in their place on the page.
    @PostMapping("/opportunities/{id}/figures")
    @Allowed(CALLERS)
    View figures(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        var stored = opportunities.of(page.viewer(), id);
        var form = new Form(page.words(), entered);
        boolean isByLine = !stored.amounts().lines().isEmpty();
        var amount = form.read("amount", text -> isByLine ? stored.amounts().total()
                : text.isEmpty() ? page.organisation().zero() : OpportunityForm.money(text, page));
        var close = form.read("close", text -> OpportunityForm.day(text, page));
        var next = OpportunityForm.next(page, form);
        if (form.version() != stored.version()) {
            OpportunityConflict.on(page, form, entered, stored, List.of());
        }
        if (form.hasProblems() || next.isEmpty()) return show.show(page, stored, form).refused();
        var changed = stored.with(isByLine ? stored.amounts() : Amounts.of(amount.get()),
                close.get(), next.get(), form.version());
        book.change(page.viewer(), changed, clock.instant());
        return saved(id);
    }

    private static View saved(UUID id) {
        return Html.seeOther("/opportunities/" + id,
                Notice.of("web.saved").undoable("pipeline.opportunity", id));
    }

    private Own own(Page page) {
        return traits.own(page.viewer(), Trait.Of.OPPORTUNITY);
    }

    /// The account of a stored one; a blank where the viewer may no longer see it.
    private Account account(Page page, Opportunity stored) {
        return accounts.find(page.viewer(), stored.account()).orElseGet(() -> new Account(
                stored.account(), null, null, "–", "–", "", "", "", "", "", "", "", "", false,
                false, 1));
    }

    private Html form(Page page, Form form, Account account, @Nullable Opportunity stored) {
        var offered = offers.of(page.viewer());
        var own = own(page);
        return (out, tags) -> JteopportunityformGenerated.render(
                out, tags, page, form, account, offered, own, Optional.ofNullable(stored));
    }
}
