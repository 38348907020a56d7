package linecard.accounts;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Entered;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.database.Ids;
import linecard.people.Today;
import linecard.traits.OwnFilter;
import linecard.traits.OwnForm;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.MEMBERS;

/// The accounts, for programs.
@RestController
@Part(value = Area.RECORDS, about = "Accounts", says = "The customer firms.")
class AccountApi {

    private final Accounts accounts;
    private final Directory directory;
    private final AccountKeeping keeping;
    private final Clock clock;

    AccountApi(
            Accounts accounts, Directory directory, AccountKeeping keeping, Clock clock) {
        this.accounts = accounts;
        this.directory = directory;
        this.keeping = keeping;
        this.clock = clock;
    }

    record Entry(
            String code, String name,
            @Nullable @Does("The id of the account it belongs to") UUID parent,
            @Nullable @Does("The id of the territory") UUID territory,
            @Nullable @Does("Such as OEM; commission rates may depend on it") String customerType,
            @Nullable @Does("ISO 3166, two letters") String country,
            @Nullable String postalCode, @Nullable String city, @Nullable String address,
            @Nullable String phone, @Nullable String email, @Nullable String taxNumber,
            @Nullable @Does("Nobody earns commission on a house account") Boolean house,
            @Nullable @Does("Left out: as they are") List<String> tags,
            @Nullable @Does("By the keys of the own fields, as 12.5, 2026-11-26, true; "
                    + "what is left out stays")
            Map<String, String> fields,
            @Nullable @Does("Left out: as it is") Boolean archived) {}

    @GetMapping("/api/v1/accounts")
    @Allowed(MEMBERS)
    @Does("List accounts")
    ResponseEntity<Slice<Account>> listAccounts(
            Call call,
            @RequestParam(defaultValue = "") @Does("Words of code, name, city or tax number")
            String q,
            @RequestParam(required = false) @Nullable UUID territory,
            @RequestParam(required = false) @Does("Who looks after them today") @Nullable UUID rep,
            @RequestParam(defaultValue = "") String customerType,
            @RequestParam(defaultValue = "") @Does("With this tag") String tag,
            @RequestParam(defaultValue = "false") boolean archived) {
        var filter = new AccountFilter(q, territory, rep, customerType, archived,
                new OwnFilter(tag.replace("\0", ""), List.of()), Today.of(call.page(), clock));
        return call.slice(directory.after(
                call.viewer(), filter, call.after(), call.lookUp()), Account::id);
    }

    @GetMapping("/api/v1/accounts/{id}")
    @Allowed(MEMBERS)
    @Does("Get an account")
    ResponseEntity<Account> getAccount(Call call, @PathVariable UUID id) {
        var account = accounts.of(call.viewer(), id);
        return call.one(account, account.version());
    }

    @PostMapping("/api/v1/accounts")
    @Allowed(KEEPERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Add an account")
    ResponseEntity<Account> addAccount(Call call, @RequestBody Entry body) {
        var added = read(call, call.entered(body), body.parent(), body.fields(),
                Ids.fresh(), null)
                .withArchived(Entered.or(body.archived(), false), 1);
        accounts.add(call.viewer(), added);
        return call.created("accounts/" + added.id(), added, 1);
    }

    @PutMapping("/api/v1/accounts/{id}")
    @Allowed(KEEPERS)
    @Does("Change an account")
    ResponseEntity<Account> changeAccount(
            Call call, @PathVariable UUID id, @RequestBody Entry body) {
        var stored = accounts.of(call.viewer(), id);
        var entered = call.entered(body, stored.version());
        var changed = read(call, entered, body.parent(), body.fields(), id, stored);
        accounts.change(call.viewer(), changed.withArchived(
                Entered.or(body.archived(), stored.archived()), stored.version()));
        return getAccount(call, id);
    }

    private Account read(
            Call call, Entered entered, @Nullable UUID named,
            @Nullable Map<String, String> fields, UUID id, @Nullable Account stored) {
        var parent = accounts.find(call.viewer(), named == null ? new UUID(0, 0) : named);
        if (named != null && parent.isEmpty()) entered.form().problem("parent", "web.notOffered");
        if (fields != null) {
            OwnForm.refuseUnknown(call.viewer(), entered.form(), fields.keySet(),
                    keeping.own(call.viewer()).traits());
        }
        return entered.orRefuse(
                keeping.read(call.viewer(), entered.form(), id, parent, stored));
    }
}
