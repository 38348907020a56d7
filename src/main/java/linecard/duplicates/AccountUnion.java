package linecard.duplicates;

import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.accounts.Mergers;
import linecard.duplicates.Comparison.Field;
import linecard.people.Countries;
import linecard.people.Outcome;
import linecard.people.Territories;
import linecard.people.Territory;
import linecard.traits.OwnRules;
import linecard.traits.OwnText;
import linecard.traits.Trait;
import linecard.traits.Traits;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Two accounts as one. The code stays the one of the account that stays: the other's code means it
/// from then on.
@Component
class AccountUnion implements Union {

    private final Accounts accounts;
    private final Mergers mergers;
    private final Territories territories;
    private final Traits traits;

    AccountUnion(
            Accounts accounts, Mergers mergers, Territories territories, Traits traits) {
        this.accounts = accounts;
        this.mergers = mergers;
        this.territories = territories;
        this.traits = traits;
    }

    @Override
    public Kind kind() {
        return Kind.ACCOUNT;
    }

    @Override
    public Comparison comparison(Page page, Duplicate pair, LocalDate today) {
        var viewer = page.viewer();
        var first = accounts.of(viewer, pair.first().id());
        var second = accounts.of(viewer, pair.second().id());
        return new Comparison(first.version(), second.version(), fields(page, first, second),
                mergers.belongings(viewer, first.id()), mergers.belongings(viewer, second.id()),
                mergers.against(viewer, second, first, today),
                mergers.against(viewer, first, second, today));
    }

    private List<Field> fields(Page page, Account first, Account second) {
        var viewer = page.viewer();
        var parents = accounts.names(viewer, Stream.of(first, second).map(Account::parent)
                .flatMap(Stream::ofNullable).toList());
        var places = territories.all(viewer).stream()
                .collect(Collectors.toMap(Territory::id, Territory::name));
        var own = traits.used(viewer, Trait.Of.ACCOUNT);
        var fields = new ArrayList<Field>();
        record Shown(String name, String label, Function<Account, String> of, boolean isChosen) {}
        for (var shown : List.of(
                new Shown("code", "accounts.code", Account::code, false),
                new Shown("name", "catalog.name", Account::name, true),
                new Shown("customerType", "accounts.customerType", Account::customerType, true),
                new Shown("territory", "people.territory", account -> account.territory() == null
                        ? "" : places.getOrDefault(account.territory(), "–"), true),
                new Shown("parent", "accounts.parent", account -> account.parent() == null
                        ? "" : parents.getOrDefault(account.parent(), "–"), true),
                new Shown("address", "people.address", account -> address(page, account), true),
                new Shown("phone", "people.phone", Account::phone, true),
                new Shown("email", "people.email", Account::email, true),
                new Shown("taxNumber", "people.taxNumber", Account::taxNumber, true),
                new Shown("house", "accounts.house", account -> account.house()
                        ? page.t("web.yes") : page.t("web.no"), false),
                new Shown("own", "traits.legend",
                        account -> OwnText.line(own, account, page.words()), false))) {
            fields.add(new Field(shown.name(), shown.label(), shown.of().apply(first),
                    shown.of().apply(second), shown.isChosen()));
        }
        return fields;
    }

    private static String address(Page page, Account account) {
        var country = account.country().isEmpty() ? ""
                : Countries.name(account.country(), page.language());
        return Stream.of((account.postalCode() + " " + account.city()).strip(),
                        account.address(), country)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    @Override
    public Outcome merge(Viewer viewer, Duplicate pair, Choices choices, LocalDate today) {
        var first = accounts.of(viewer, pair.first().id());
        var second = accounts.of(viewer, pair.second().id());
        if (!choices.areCurrent(first.version(), second.version())) throw new Stale("account");
        return mergers.merge(viewer, choices.gone(first, second),
                united(choices, first, second), today);
    }

    private static Account united(Choices choices, Account first, Account second) {
        var kept = choices.kept(first, second);
        var gone = choices.gone(first, second);
        var place = choices.from("address", first, second, account -> account.country()
                + account.postalCode() + account.city() + account.address());
        return new Account(kept.id(), parent(choices, first, second),
                choices.from("territory", first, second,
                        account -> Choices.text(account.territory())).territory(),
                kept.code(), choices.from("name", first, second, Account::name).name(),
                choices.from("customerType", first, second, Account::customerType).customerType(),
                place.country(), place.postalCode(), place.city(), place.address(),
                choices.from("phone", first, second, Account::phone).phone(),
                choices.from("email", first, second, Account::email).email(),
                choices.from("taxNumber", first, second, Account::taxNumber).taxNumber(),
                kept.house(), OwnRules.tags(kept, gone), OwnRules.fields(kept, gone),
                kept.archived(), kept.version());
    }

    /// None stands above itself.
    private static @Nullable UUID parent(
            Choices choices, Account first, Account second) {
        var kept = choices.kept(first, second);
        var parent = choices.from("parent", first, second,
                account -> Choices.text(account.parent())).parent();
        return kept.id().equals(parent) ? kept.parent() : parent;
    }
}
