package linecard.payouts;

import java.util.Currency;

/// By which rules a bank carries an amount: they decide what the order to the bank says.
enum Way {

    /// Euros within SEPA.
    SEPA,
    /// Forints from a Hungarian account to another.
    FORINT,
    /// Dollars from one American account to another, by the automated clearing house.
    ACH,
    /// Whatever else; the bank asks for its fee from both.
    OTHER;

    static Way of(Currency currency, BankDetails from, BankDetails to) {
        return switch (currency.getCurrencyCode()) {
            case "EUR" -> from.isInSepa() && to.isInSepa() ? SEPA : OTHER;
            case "HUF" -> isHungarian(from) && isHungarian(to) ? FORINT : OTHER;
            case "USD" -> !from.isIban() && !to.isIban() ? ACH : OTHER;
            default -> OTHER;
        };
    }

    private static boolean isHungarian(BankDetails account) {
        return account.isIban() && account.country().equals("HU");
    }
}
