package linecard.accounts;

import linecard.access.Allowed;
import linecard.catalog.Codes;
import linecard.database.Ids;
import linecard.people.Countries;
import linecard.people.Territories;
import linecard.people.Territory;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Offered;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;

/// Adding, changing and archiving accounts.
@Controller
class AccountKeepingPages {

    private final Accounts accounts;
    private final AccountKeeping keeping;
    private final Territories territories;

    AccountKeepingPages(
            Accounts accounts, AccountKeeping keeping, Territories territories) {
        this.accounts = accounts;
        this.keeping = keeping;
        this.territories = territories;
    }

    @GetMapping("/accounts/new")
    @Allowed(KEEPERS)
    View blank(Page page, @RequestParam(defaultValue = "") String parent) {
        var own = page.viewer().territory();
        return form(page, Form.of(page.words(), Map.of(
                "parent", parent, "country", page.organisation().country(),
                "territory", own == null ? "" : own.toString())), null);
    }

    @PostMapping("/accounts")
    @Allowed(KEEPERS)
    View add(Page page, @RequestParam MultiValueMap<String, String> entered) {
        return save(page, new Form(page.words(), entered), Ids.fresh(), null);
    }

    @GetMapping("/accounts/{id}/edit")
    @Allowed(KEEPERS)
    View edit(Page page, @PathVariable UUID id) {
        var stored = accounts.of(page.viewer(), id);
        var parent = keeping.parent(page.viewer(), stored).map(Account::code).orElse("");
        var own = keeping.own(page.viewer()).traits();
        return form(page, AccountForm.of(page.words(), stored, parent, own), stored);
    }

    @PostMapping("/accounts/{id}")
    @Allowed(KEEPERS)
    View change(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        return save(page, new Form(page.words(), entered), id, accounts.of(page.viewer(), id));
    }

    /// A few of its fields, from its own page; what else it has stays. Where something is wrong the
    /// whole form comes back with the reasons.
    @PostMapping("/accounts/{id}/facts")
    @Allowed(KEEPERS)
    View facts(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        var viewer = page.viewer();
        var stored = accounts.of(viewer, id);
        var parent = keeping.parent(viewer, stored).map(Account::code).orElse("");
        var whole = AccountForm.over(
                page.words(), stored, parent, keeping.own(viewer).traits(), entered);
        return save(page, whole, id, stored);
    }

    @PostMapping("/accounts/{id}/archiving")
    @Allowed(KEEPERS)
    View archive(
            Page page, @PathVariable UUID id, @RequestParam boolean archived,
            @RequestParam int version) {
        var stored = accounts.of(page.viewer(), id);
        if (keeping.isMerged(page.viewer(), stored)) {
            return Html.seeOther("/accounts/" + id, Notice.of("accounts.merged.fixed"));
        }
        accounts.change(page.viewer(), stored.withArchived(archived, version));
        return Html.seeOther("/accounts/" + id,
                Notice.archived(archived).undoable("accounts.account", id));
    }

    private View save(Page page, Form form, UUID id, @Nullable Account stored) {
        var viewer = page.viewer();
        var parent = accounts.withCode(viewer, form.entered("parent").strip());
        var account = keeping.read(viewer, form, id, parent, stored);
        if (account.isEmpty()) return form(page, form, stored).refused();
        try {
            if (stored == null) accounts.add(viewer, account.get());
            else accounts.change(viewer, account.get());
        } catch (DuplicateKeyException e) {
            Codes.taken(form, accounts.withCode(viewer, account.get().code())
                    .map(Account::name));
            return form(page, form, stored).refused();
        }
        var saved = Notice.of("web.saved").undoable("accounts.account", id);
        return Html.seeOther("/accounts/" + id, stored == null ? saved.thenTo("/accounts") : saved);
    }

    private Html form(Page page, Form form, @Nullable Account stored) {
        var viewer = page.viewer();
        var countries = Countries.choices(page.language());
        var places = Offered.choices(Territory.open(viewer, territories.all(viewer)),
                stored == null ? null : stored.territory(), page.language());
        var types = accounts.customerTypes(viewer);
        var own = keeping.own(viewer);
        return (out, tags) -> JteaccountformGenerated.render(out, tags, page, form, countries,
                places, types, own, Optional.ofNullable(stored));
    }
}
