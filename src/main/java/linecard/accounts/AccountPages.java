package linecard.accounts;

import linecard.access.Allowed;
import linecard.edits.Editables;
import linecard.people.Agencies;
import linecard.people.Reps;
import linecard.people.Territories;
import linecard.people.Today;
import linecard.traits.Trait;
import linecard.traits.Traits;
import linecard.views.Shelves;
import linecard.web.AboutOne;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Page;
import linecard.web.Section;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;

/// The accounts, all that is known of each, and those that a rep looks after.
@Controller
class AccountPages {

    private final Accounts accounts;
    private final Aliases aliases;
    private final Mergers mergers;
    private final Directory directory;
    private final Assignments assignments;
    private final Sharings sharings;
    private final Territories territories;
    private final Agencies agencies;
    private final Reps reps;
    private final Traits traits;
    private final Editables editables;
    private final Shelves shelves;
    private final List<Section<Account>> sections;
    private final Clock clock;

    AccountPages(Accounts accounts, Aliases aliases, Mergers mergers, Directory directory,
            Assignments assignments, Sharings sharings, Territories territories,
            Agencies agencies, Reps reps, Traits traits, Editables editables, Shelves shelves,
            ObjectProvider<Section<Account>> sections, Clock clock) {
        this.accounts = accounts;
        this.aliases = aliases;
        this.mergers = mergers;
        this.directory = directory;
        this.assignments = assignments;
        this.sharings = sharings;
        this.territories = territories;
        this.agencies = agencies;
        this.reps = reps;
        this.traits = traits;
        this.editables = editables;
        this.shelves = shelves;
        this.sections = sections.orderedStream().toList();
        this.clock = clock;
    }

    @GetMapping("/accounts")
    @Allowed(MEMBERS)
    View list(Page page, @RequestParam MultiValueMap<String, String> asked) {
        var opening = shelves.opening(page, "accounts");
        if (opening != null) return Html.seeOther(opening);
        var viewer = page.viewer();
        var today = Today.of(page, clock);
        var own = traits.own(viewer, Trait.Of.ACCOUNT);
        var question = AccountQuestion.of(asked, own.traits(), page.words(), today);
        var found = directory.page(
                viewer, question.filter(), question.sort(), question.number());
        var ids = found.rows().stream().map(Account::id).toList();
        var held = assignments.ofAccounts(viewer, ids);
        var people = new HashSet<UUID>();
        if (question.filter().rep() != null) people.add(question.filter().rep());
        held.values().forEach(rows -> rows.forEach(row -> people.add(row.rep())));
        var list = new AccountList(found, question, held, reps.of(viewer, people),
                reps.choice(viewer), territories.all(viewer), accounts.customerTypes(viewer),
                own, editables.inRow(viewer, "accounts", own, page.words()),
                editables.ofMany(viewer, "accounts", own, page.words()), today);
        var shelf = shelves.of(page, "accounts", question.query());
        return (Html) (out, tags) ->
                JteaccountsGenerated.render(out, tags, page, list, shelf);
    }

    @GetMapping("/accounts/{id}")
    @Allowed(MEMBERS)
    @AboutOne
    View show(Page page, @PathVariable UUID id) {
        return show(page, accounts.of(page.viewer(), id), Form.of(page.words(), Map.of()));
    }

    /// @param form in which another spelling is added
    Html show(Page page, Account account, Form form) {
        var viewer = page.viewer();
        var id = account.id();
        var relatives = new ArrayList<UUID>();
        if (account.parent() != null) relatives.add(account.parent());
        var held = assignments.ofAccount(viewer, id);
        var holders = held.stream().map(Assignment::rep).distinct().toList();
        var own = traits.used(viewer, Trait.Of.ACCOUNT);
        var merged = account.archived() ? mergers.of(viewer, id).orElse(null) : null;
        var facts = new AccountFacts(account, accounts.names(viewer, relatives),
                accounts.children(viewer, id), held, aliases.ofAccount(viewer, id),
                reps.of(viewer, holders), territories.all(viewer), sharings.of(viewer, holders),
                own, AccountForm.of(page.words(), account, "", own), merged,
                Today.of(page, clock));
        var shown = sections.stream().map(section -> section.of(page, account)).toList();
        return (out, tags) -> JteaccountGenerated.render(out, tags, page, facts, form,
                shown.stream().map(section -> section.within(tags)).toList());
    }

    @GetMapping("/reps/{id}")
    @Allowed(MEMBERS)
    View rep(Page page, @PathVariable UUID id) {
        var viewer = page.viewer();
        var rep = reps.of(viewer, id);
        var rows = assignments.ofRep(viewer, id);
        var names = accounts.names(viewer, rows.stream().map(Assignment::account).toList());
        var facts = new RepFacts(rep, agencies.of(viewer, rep.agency()),
                territories.all(viewer), rows, names, Today.of(page, clock));
        return (Html) (out, tags) -> JterepGenerated.render(out, tags, page, facts);
    }
}
