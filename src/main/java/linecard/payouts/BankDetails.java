package linecard.payouts;

import java.util.Locale;
import java.util.Set;

/// Whose account it is and how banks find it: by IBAN or, in the United States, by routing number
/// and account number. What there is not is empty.
///
/// @param iban without blanks
/// @param bic of the bank; banks find it themselves within SEPA
/// @param routing the nine digits of the American Bankers Association
/// @param number of the account at that bank
public record BankDetails(String holder, String iban, String bic, String routing, String number) {

    /// Where euros go by SEPA credit transfer, as account numbers begin there: the EEA and those
    /// that joined (EPC409-09, October 2025).
    private static final Set<String> SEPA = Set.of(("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE "
            + "IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK AD AL CH GB GI MC MD ME MK RS SM VA")
            .split(" "));

    static final BankDetails NONE = new BankDetails("", "", "", "", "");

    boolean isNone() {
        return iban.isEmpty() && number.isEmpty();
    }

    boolean isIban() {
        return !iban.isEmpty();
    }

    /// ISO 3166.
    String country() {
        return isIban() ? iban.substring(0, 2) : "US";
    }

    boolean isInSepa() {
        return isIban() && SEPA.contains(country());
    }

    /// Whether money goes to the same account, whoever is said to hold it.
    boolean isSameAccount(BankDetails other) {
        return iban.equals(other.iban) && routing.equals(other.routing)
                && number.equals(other.number);
    }

    /// In groups of four, as on paper: `HU42 1177 3016 1111 1018 0000 0000`.
    String shown() {
        return isIban() ? grouped(iban) : isNone() ? "" : routing + " / " + number;
    }

    /// For who need not know it whole: the country and the last four.
    String masked() {
        if (isNone()) return "";
        var whole = isIban() ? iban : number;
        var end = whole.substring(Math.max(0, whole.length() - 4));
        return country() + " ···· " + (whole.length() > 8 ? end : "");
    }

    BankDetails asMasked() {
        return new BankDetails(holder, isIban() ? masked() : "", "", "", isIban() ? "" : masked());
    }

    private static String grouped(String text) {
        return text.replaceAll("(.{4})(?=.)", "$1 ").toUpperCase(Locale.ROOT);
    }
}
