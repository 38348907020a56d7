package linecard.accounts;

import linecard.access.Allowed;
import linecard.database.Paged;
import linecard.edits.InRow;
import linecard.files.Table;
import linecard.people.Reps;
import linecard.people.Territories;
import linecard.people.Today;
import linecard.traits.Own;
import linecard.traits.Trait;
import linecard.traits.TraitColumns;
import linecard.traits.Traits;
import linecard.web.Known;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;
import static linecard.access.Audience.STAFF;

/// The accounts as files.
@Controller
class AccountExports {

    private final Directory accounts;
    private final Parents parents;
    private final Aliases aliases;
    private final Assignments assignments;
    private final Territories territories;
    private final Reps reps;
    private final Traits traits;
    private final Clock clock;

    AccountExports(Directory accounts, Parents parents, Aliases aliases,
            Assignments assignments, Territories territories, Reps reps, Traits traits,
            Clock clock) {
        this.accounts = accounts;
        this.parents = parents;
        this.aliases = aliases;
        this.assignments = assignments;
        this.territories = territories;
        this.reps = reps;
        this.traits = traits;
        this.clock = clock;
    }

    @GetMapping("/accounts.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View list(
            Page page, @PathVariable String ending,
            @RequestParam MultiValueMap<String, String> asked) {
        var viewer = page.viewer();
        var today = Today.of(page, clock);
        var own = traits.used(viewer, Trait.Of.ACCOUNT);
        var question = AccountQuestion.of(asked, own, page.words(), today);
        var list = new AccountList(new Paged<>(List.of(), 1, 0), question,
                assignments.inForce(viewer, today), reps.all(viewer), List.of(),
                territories.all(viewer), List.of(), new Own(own, List.of()),
                new InRow("accounts", Set.of()), List.of(), today);
        var places = new Known(list.territories());
        var codes = parents.codes(viewer);
        var table = new Table<Account>(page.words())
                .text("code", page.t("accounts.code"), Account::code)
                .text("name", page.t("catalog.name"), Account::name)
                .text("parentCode", page.t("accounts.parent"),
                        account -> codes.get(account.parent()))
                .text("customerType", page.t("accounts.customerType"), Account::customerType)
                .text("territoryCode", page.t("people.territory"),
                        account -> places.code(account.territory()))
                .text("territory", page.t("people.territory.name"), list::territory)
                .text("reps", page.t("people.rep"),
                        account -> list.repsOf(account, page.language()))
                .text("country", page.t("people.country"), Account::country)
                .text("postalCode", page.t("accounts.postalCode"), Account::postalCode)
                .text("city", page.t("accounts.city"), Account::city)
                .text("address", page.t("people.address"), Account::address)
                .text("phone", page.t("people.phone"), Account::phone)
                .text("email", page.t("people.email"), Account::email)
                .text("taxNumber", page.t("people.taxNumber"), Account::taxNumber)
                .truth("house", page.t("accounts.house"), Account::house)
                .truth("archived", page.t("web.archived"), Account::archived);
        return TraitColumns.add(table, page.words(), own, Account::tags, Account::fields)
                .file(ending, page.t("web.nav.accounts"), taker -> accounts.each(
                        viewer, question.filter(), question.sort(), taker));
    }

    /// @param account whose; left out, all
    @GetMapping("/aliases.{ending:csv|xlsx|json}")
    @Allowed(STAFF)
    View aliases(
            Page page, @PathVariable String ending,
            @RequestParam(required = false) @Nullable UUID account) {
        return new Table<Alias.Listed>(page.words())
                .text("alias", page.t("accounts.alias"), Alias.Listed::text)
                .text("accountCode", page.t("accounts.code"), Alias.Listed::accountCode)
                .text("account", page.t("accounts.account"), Alias.Listed::account)
                .file(ending, page.t("accounts.aliases"),
                        taker -> aliases.each(page.viewer(), account, taker));
    }
}
