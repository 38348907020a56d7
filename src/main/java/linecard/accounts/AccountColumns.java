package linecard.accounts;

import linecard.people.Countries;
import linecard.traits.Tags;
import linecard.traits.Trait;
import linecard.traits.TraitRules;
import linecard.web.Choice;
import linecard.web.Page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;

/// Which columns the list of accounts has beside the name, and what stands in them. An own field is
/// a column by the name that it has in addresses: `f.sector`.
final class AccountColumns {

    static final List<String> USUAL = List.of("code", "city", "territory", "rep");
    private static final List<String> MORE = List.of("type", "country", "postalCode", "address",
            "phone", "email", "taxNumber", "tags");
    private static final String OWN = "f.";
    private static final int MOST = 8;

    private AccountColumns() {}

    /// @param asked with commas between them; none, and what there is not, is the usual
    static List<String> of(String asked, List<Trait> traits) {
        var known = new ArrayList<>(USUAL);
        known.addAll(MORE);
        for (var trait : traits) known.add(OWN + trait.key());
        var chosen = new LinkedHashSet<>(Arrays.asList(asked.split(",")));
        chosen.retainAll(known);
        return chosen.isEmpty() ? USUAL : chosen.stream().limit(MOST).toList();
    }

    static List<Choice> offered(Page page, List<Trait> traits) {
        var offered = new ArrayList<Choice>();
        for (var name : USUAL) offered.add(new Choice(name, label(page, name, traits)));
        for (var name : MORE) offered.add(new Choice(name, label(page, name, traits)));
        for (var trait : traits) {
            offered.add(new Choice(OWN + trait.key(), trait.name(page.language())));
        }
        return offered;
    }

    static String label(Page page, String name, List<Trait> traits) {
        return switch (name) {
            case "code" -> page.t("catalog.code");
            case "city" -> page.t("accounts.city");
            case "territory" -> page.t("people.territory");
            case "rep" -> page.t("people.rep");
            case "type" -> page.t("accounts.customerType");
            case "country" -> page.t("people.country");
            case "postalCode" -> page.t("accounts.postalCode");
            case "address" -> page.t("people.address");
            case "phone" -> page.t("people.phone");
            case "email" -> page.t("people.email");
            case "taxNumber" -> page.t("people.taxNumber");
            case "tags" -> page.t("traits.tags");
            default -> traits.stream().filter(trait -> name.equals(OWN + trait.key())).findFirst()
                    .map(trait -> trait.name(page.language())).orElse(name);
        };
    }

    static String cell(Page page, AccountList list, Account account, String name) {
        return switch (name) {
            case "code" -> account.code();
            case "city" -> account.city();
            case "territory" -> list.territory(account);
            case "rep" -> list.repsOf(account, page.language());
            case "type" -> account.customerType();
            case "country" -> account.country().isEmpty() ? ""
                    : Countries.name(account.country(), page.language());
            case "postalCode" -> account.postalCode();
            case "address" -> account.address();
            case "phone" -> account.phone();
            case "email" -> account.email();
            case "taxNumber" -> account.taxNumber();
            case "tags" -> Tags.joined(account.tags());
            default -> list.traits().stream().filter(one -> name.equals(OWN + one.key()))
                    .findFirst().map(one -> TraitRules.shown(one,
                            account.fields().getOrDefault(one.key(), ""), page.words()))
                    .orElse("");
        };
    }
}
