package linecard.accounts;

import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.IMPORTERS;
import static linecard.access.Audience.STAFF;

/// The other spellings of accounts, for programs.
@RestController
@Part(value = Area.RECORDS, about = "Account aliases",
        says = "Other spellings under which files name an account.")
class AliasApi {

    private final Accounts accounts;
    private final Aliases aliases;

    AliasApi(Accounts accounts, Aliases aliases) {
        this.accounts = accounts;
        this.aliases = aliases;
    }

    record Entry(
            @Does("As a file writes it; capitals and blanks make no difference") String alias) {}

    @GetMapping("/api/v1/account-aliases")
    @Allowed(STAFF)
    @Does("List the spellings of all accounts, or of one")
    ResponseEntity<Slice<Alias>> listAccountAliases(
            Call call, @RequestParam(required = false) @Nullable UUID account) {
        return call.slice(aliases.after(
                call.viewer(), account, call.after(), call.lookUp()), Alias::id);
    }

    @GetMapping("/api/v1/account-aliases/{id}")
    @Allowed(STAFF)
    @Does("Get a spelling")
    ResponseEntity<Alias> getAccountAlias(Call call, @PathVariable UUID id) {
        var alias = of(call, id);
        return call.one(alias, alias.version());
    }

    @PostMapping("/api/v1/accounts/{id}/aliases")
    @Allowed(IMPORTERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Have a spelling mean an account from now on, whatever it meant before")
    ResponseEntity<Alias> addAccountAlias(
            Call call, @PathVariable UUID id, @RequestBody Entry body) {
        accounts.of(call.viewer(), id);
        var entered = call.entered(body);
        var text = entered.form().text("alias", Alias.LONGEST);
        entered.requireWhole();
        aliases.add(call.viewer(), Map.of(text.get(), id));
        var alias = aliases.spelled(call.viewer(), text.get())
                .orElseThrow(() -> new Absent("alias"));
        return call.created("account-aliases/" + alias.id(), alias, alias.version());
    }

    @DeleteMapping("/api/v1/account-aliases/{id}")
    @Allowed(IMPORTERS)
    @Does("Forget a spelling")
    ResponseEntity<Void> removeAccountAlias(Call call, @PathVariable UUID id) {
        call.requireCurrent(of(call, id).version());
        aliases.remove(call.viewer(), id);
        return ResponseEntity.noContent().build();
    }

    private Alias of(Call call, UUID id) {
        return aliases.find(call.viewer(), id).orElseThrow(() -> new Absent("alias"));
    }
}
