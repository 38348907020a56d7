package linecard.payouts;

import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Entered;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.people.Agencies;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.UUID;

import static linecard.access.Audience.STAFF;
import static linecard.access.Audience.STAFF_AND_AGENCIES;
import static linecard.access.Audience.TREASURERS;

/// The accounts at banks, for programs.
@RestController
@Part(value = Area.MONEY, about = "Bank accounts",
        says = "Where money leaves from and goes to. Whole for those who pay and for the agency "
                + "itself; everybody else gets the last four characters.")
class BankAccountApi {

    private final BankAccounts accounts;
    private final Agencies agencies;

    BankAccountApi(BankAccounts accounts, Agencies agencies) {
        this.accounts = accounts;
        this.agencies = agencies;
    }

    record Entry(
            String holder, @Does("ISO 4217, three letters") String currency,
            @Nullable @Does("Or routing and number") String iban, @Nullable String bic,
            @Nullable @Does("Nine digits, in the United States") String routing,
            @Nullable String number) {}

    record Answer(
            UUID id, String holder, String currency, String iban, String bic, String routing,
            String number, Instant changedAt, String changedBy, int version) {

        static Answer of(Call call, BankAccount account) {
            var seen = PayoutText.seen(call.viewer(), account.details());
            return new Answer(account.id(), seen.holder(), account.currency(), seen.iban(),
                    seen.bic(), seen.routing(), seen.number(), account.changedAt(),
                    account.changedName(), account.version());
        }
    }

    @GetMapping("/api/v1/bank-accounts")
    @Allowed(STAFF)
    @Does("List the organisation's own bank accounts")
    ResponseEntity<Slice<Answer>> listBankAccounts(Call call) {
        PayoutText.requireWhole(call.viewer());
        return call.sliceOf(accounts.own(call.viewer()).stream()
                .map(one -> Answer.of(call, one)).toList(), Answer::id);
    }

    @GetMapping("/api/v1/bank-accounts/{id}")
    @Allowed(STAFF)
    @Does("Get a bank account of the organisation")
    ResponseEntity<Answer> getBankAccount(Call call, @PathVariable UUID id) {
        PayoutText.requireWhole(call.viewer());
        var account = accounts.own(call.viewer(), id);
        return call.one(Answer.of(call, account), account.version());
    }

    @PostMapping("/api/v1/bank-accounts")
    @Allowed(TREASURERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Add the organisation's account for a currency")
    ResponseEntity<Answer> addBankAccount(Call call, @RequestBody Entry body) {
        var entered = call.entered(body);
        var added = save(call, entered, BankAccount.fresh(null, ""));
        var stored = accounts.own(call.viewer(), added.id());
        return call.created("bank-accounts/" + added.id(), Answer.of(call, stored), 1);
    }

    @PutMapping("/api/v1/bank-accounts/{id}")
    @Allowed(TREASURERS)
    @Does("Change a bank account of the organisation")
    ResponseEntity<Answer> changeBankAccount(
            Call call, @PathVariable UUID id, @RequestBody Entry body) {
        var stored = accounts.own(call.viewer(), id);
        save(call, call.entered(body, stored.version()), stored);
        return getBankAccount(call, id);
    }

    @DeleteMapping("/api/v1/bank-accounts/{id}")
    @Allowed(TREASURERS)
    @Does("Remove a bank account of the organisation")
    ResponseEntity<Void> removeBankAccount(Call call, @PathVariable UUID id) {
        var stored = accounts.own(call.viewer(), id);
        call.requireCurrent(stored.version());
        accounts.remove(call.viewer(), id, stored.version());
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/api/v1/agencies/{id}/bank-account")
    @Allowed(STAFF_AND_AGENCIES)
    @Does("Get the bank account of an agency")
    ResponseEntity<Answer> getAgencyBankAccount(Call call, @PathVariable UUID id) {
        PayoutText.requireWhole(call.viewer());
        agencies.of(call.viewer(), id);
        var account = accounts.ofAgency(call.viewer(), id)
                .orElseThrow(() -> new Absent("account"));
        return call.one(Answer.of(call, account), account.version());
    }

    /// The first one has the version 0.
    @PutMapping("/api/v1/agencies/{id}/bank-account")
    @Allowed(TREASURERS)
    @Does("Set the bank account of an agency; before there is one, its version is 0")
    ResponseEntity<Answer> setAgencyBankAccount(
            Call call, @PathVariable UUID id, @RequestBody Entry body) {
        agencies.of(call.viewer(), id);
        var stored = accounts.ofAgency(call.viewer(), id).orElseGet(
                () -> BankAccount.fresh(id, ""));
        save(call, call.entered(body, stored.version()), stored);
        return getAgencyBankAccount(call, id);
    }

    private BankAccount save(Call call, Entered entered, BankAccount stored) {
        var account = entered.orRefuse(BankAccountForm.read(entered.form(), stored));
        try {
            accounts.save(call.viewer(), account);
        } catch (DuplicateKeyException e) {
            entered.form().problem("currency", "payouts.account.taken");
            throw entered.refusal();
        }
        return account;
    }
}
