package linecard.accounts;

import linecard.access.Viewer;
import linecard.catalog.Codes;
import linecard.entrance.Emails;
import linecard.people.Countries;
import linecard.people.Territory;
import linecard.traits.Own;
import linecard.traits.OwnForm;
import linecard.traits.Trait;
import linecard.web.Form;
import linecard.web.Offered;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Reads what somebody typed about an account. Its parent is named by code: there may be many.
final class AccountForm {

    private AccountForm() {}

    /// @param parent the code of the parent; empty for none
    static Form of(Words words, Account account, String parent, List<Trait> traits) {
        return Form.of(words, stored(words, account, parent, traits));
    }

    private static Map<String, String> stored(
            Words words, Account account, String parent, List<Trait> traits) {
        var stored = new HashMap<>(Map.of(
                "code", account.code(), "name", account.name(),
                "customerType", account.customerType(), "country", account.country(),
                "postalCode", account.postalCode(), "city", account.city(),
                "address", account.address(), "phone", account.phone(),
                "email", account.email(), "taxNumber", account.taxNumber()));
        if (account.territory() != null) stored.put("territory", account.territory().toString());
        stored.put("parent", parent);
        stored.putAll(OwnForm.of(words, traits, account.tags(), account.fields()));
        stored.put("house", String.valueOf(account.house()));
        stored.put("version", String.valueOf(account.version()));
        return stored;
    }

    /// The whole of what is stored, with what was typed of it.
    static Form over(
            Words words, Account account, String parent, List<Trait> traits,
            MultiValueMap<String, String> entered) {
        var whole = new LinkedMultiValueMap<String, String>();
        stored(words, account, parent, traits).forEach(whole::add);
        whole.remove("version");
        entered.forEach(whole::put);
        return new Form(words, whole);
    }

    /// @param parent the account whose code was typed, if there is one
    /// @param stored the account as it is; null for a new one
    static Optional<Account> read(
            Viewer viewer, Form form, UUID id, List<Territory> territories,
            Optional<Account> parent, @Nullable Account stored, Own own) {
        var territory = form.idIfGiven("territory");
        Offered.check(form, "territory", Territory.open(viewer, territories),
                stored == null ? null : stored.territory());
        if (viewer.territory() != null && form.entered("territory").isEmpty()) {
            form.problem("territory", "web.missing");
        }
        checkParent(form, parent, stored);
        var code = form.text("code", Codes.LONGEST);
        var name = form.text("name", 300);
        var customerType = form.note("customerType", 100);
        var country = form.readIfGiven("country", Countries::read);
        var postalCode = form.note("postalCode", 20);
        var city = form.note("city", 100);
        var address = form.note("address", 300);
        var phone = form.note("phone", 60);
        var email = form.readIfGiven("email", Emails::read);
        var taxNumber = form.note("taxNumber", 60);
        var tags = OwnForm.tags(form, own.tags(), stored == null ? List.of() : stored.tags());
        var fields = OwnForm.fields(viewer, form, own.traits(),
                stored == null ? Map.of() : stored.fields());
        if (form.hasProblems()) return Optional.empty();
        return Optional.of(new Account(id, parent.map(Account::id).orElse(null),
                territory.get().orElse(null), code.get(), name.get(), customerType.get(),
                country.get().orElse(""), postalCode.get(), city.get(), address.get(),
                phone.get(), email.get().orElse(""), taxNumber.get(),
                form.entered("house").equals("true"), tags.get(), fields,
                stored != null && stored.archived(), form.version()));
    }

    private static void checkParent(
            Form form, Optional<Account> parent, @Nullable Account stored) {
        if (form.entered("parent").isBlank()) return;
        if (parent.isEmpty()) {
            form.problem("parent", "accounts.parent.unknown");
        } else if (parent.get().archived()
                && (stored == null || !parent.get().id().equals(stored.parent()))) {
            form.problem("parent", "web.archivedPick");
        }
    }
}
