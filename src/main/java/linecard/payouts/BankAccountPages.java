package linecard.payouts;

import linecard.access.Allowed;
import linecard.access.Stale;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
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

import java.util.Optional;
import java.util.UUID;

import static linecard.access.Audience.STAFF;
import static linecard.access.Audience.TREASURERS;

/// The accounts at banks: the organisation's own, and the one of each agency.
@Controller
class BankAccountPages {

    private final BankAccounts accounts;
    private final Agencies agencies;

    BankAccountPages(BankAccounts accounts, Agencies agencies) {
        this.accounts = accounts;
        this.agencies = agencies;
    }

    @GetMapping("/bank-accounts")
    @Allowed(STAFF)
    View list(Page page) {
        PayoutText.requireWhole(page.viewer());
        var own = accounts.own(page.viewer());
        return (Html) (out, tags) -> JtebankaccountsGenerated.render(
                out, tags, page, new PayoutText(page), own);
    }

    @GetMapping("/bank-accounts/new")
    @Allowed(TREASURERS)
    View blank(Page page) {
        var fresh = BankAccount.fresh(null, page.organisation().currency().getCurrencyCode());
        return form(page, fresh.form(page.words()), fresh, null);
    }

    @PostMapping("/bank-accounts")
    @Allowed(TREASURERS)
    View add(Page page, @RequestParam MultiValueMap<String, String> entered) {
        return save(page, new Form(page.words(), entered), BankAccount.fresh(null, ""), null);
    }

    @GetMapping("/bank-accounts/{id}/edit")
    @Allowed(TREASURERS)
    View edit(Page page, @PathVariable UUID id) {
        var stored = accounts.own(page.viewer(), id);
        return form(page, stored.form(page.words()), stored, null);
    }

    @PostMapping("/bank-accounts/{id}")
    @Allowed(TREASURERS)
    View change(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        return save(page, new Form(page.words(), entered), accounts.own(page.viewer(), id), null);
    }

    @PostMapping("/bank-accounts/{id}/removal")
    @Allowed(TREASURERS)
    View remove(Page page, @PathVariable UUID id, @RequestParam int version) {
        accounts.own(page.viewer(), id);
        accounts.remove(page.viewer(), id, version);
        return Html.seeOther("/bank-accounts",
                Notice.of("payouts.account.removed").undoable("payouts.account", id));
    }

    @GetMapping("/agencies/{id}/bank-account")
    @Allowed(TREASURERS)
    View ofAgency(Page page, @PathVariable UUID id) {
        var agency = agencies.of(page.viewer(), id);
        var stored = stored(page, id);
        return form(page, stored.form(page.words()), stored, agency);
    }

    @PostMapping("/agencies/{id}/bank-account")
    @Allowed(TREASURERS)
    View changeOfAgency(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        var agency = agencies.of(page.viewer(), id);
        return save(page, new Form(page.words(), entered), stored(page, id), agency);
    }

    private BankAccount stored(Page page, UUID agency) {
        return accounts.ofAgency(page.viewer(), agency).orElseGet(() -> BankAccount.fresh(
                agency, page.organisation().currency().getCurrencyCode()));
    }

    private View save(Page page, Form form, BankAccount stored, @Nullable Agency agency) {
        var account = BankAccountForm.read(form, stored);
        if (account.isEmpty()) return form(page, form, stored, agency).refused();
        try {
            accounts.save(page.viewer(), account.get());
        } catch (DuplicateKeyException e) {
            if (agency != null) throw new Stale("account");
            form.problem("currency", "payouts.account.taken");
            return form(page, form, stored, null).refused();
        }
        var path = agency == null ? "/bank-accounts" : "/agencies/" + agency.id() + "/payments";
        return Html.seeOther(path,
                Notice.of("web.saved").undoable("payouts.account", account.get().id()));
    }

    private static Html form(
            Page page, Form form, BankAccount stored, @Nullable Agency agency) {
        return (out, tags) -> JtebankaccountGenerated.render(
                out, tags, page, form, stored, Optional.ofNullable(agency));
    }
}
