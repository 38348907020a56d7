package linecard.accounts;

import linecard.people.Countries;
import linecard.traits.Columns;
import linecard.traits.Trait;
import linecard.web.Choice;
import linecard.web.Page;

import java.util.List;

/// What stands in the columns of the list of accounts.
final class AccountColumns {

    static final Columns ALL = new Columns(List.of("code", "city", "territory", "rep"),
            List.of("type", "country", "postalCode", "address", "phone", "email", "taxNumber",
                    Columns.TAGS));

    private AccountColumns() {}

    static List<Choice> offered(Page page, List<Trait> traits) {
        return ALL.offered(traits, page.words(), name -> label(page, name, List.of()));
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
            default -> Columns.label(name, traits, page.words(), other -> other);
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
            default -> Columns.cell(name, account, list.traits(), page.words());
        };
    }
}
