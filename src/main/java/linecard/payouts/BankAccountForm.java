package linecard.payouts;

import linecard.web.Form;
import linecard.words.ReadingException;

import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/// Reads what somebody typed about an account.
final class BankAccountForm {

    private BankAccountForm() {}

    static Optional<BankAccount> read(Form form, BankAccount stored) {
        var holder = form.read("holder", BankAccountForm::holder);
        var currency = form.read("currency", BankAccountForm::currency);
        var iban = form.readIfGiven("iban", AccountNumbers::iban);
        var bic = form.readIfGiven("bic", AccountNumbers::bic);
        var routing = form.readIfGiven("routing", AccountNumbers::routing);
        var number = form.readIfGiven("number", AccountNumbers::number);
        requireOne(form);
        if (form.hasProblems()) return Optional.empty();
        return Optional.of(stored.with(currency.get(), new BankDetails(holder.get(),
                iban.get().orElse(""), bic.get().orElse(""), routing.get().orElse(""),
                number.get().orElse("")), form.version()));
    }

    private static void requireOne(Form form) {
        boolean isIban = !form.entered("iban").isBlank();
        boolean isRouting = !form.entered("routing").isBlank();
        boolean isNumber = !form.entered("number").isBlank();
        if (isIban && (isRouting || isNumber)) form.problem("iban", "payouts.account.both");
        else if (!isIban && !isRouting && !isNumber) form.problem("iban", "payouts.account.none");
        else if (isRouting && !isNumber) form.problem("number", "web.missing");
        else if (isNumber && !isRouting) form.problem("routing", "web.missing");
    }

    private static String holder(String text) {
        if (text.isEmpty()) throw new ReadingException("web.missing");
        if (text.length() > 140) throw new ReadingException("web.tooLong", 140);
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new ReadingException("web.unreadable");
        }
        if (SepaText.of(text, CreditTransfer.NAME).isEmpty()) {
            throw new ReadingException("payouts.holder.letters");
        }
        return text;
    }

    private static String currency(String text) {
        var code = text.toUpperCase(Locale.ROOT);
        if (code.isEmpty()) throw new ReadingException("web.missing");
        return Currency.getAvailableCurrencies().stream()
                .filter(one -> one.getCurrencyCode().equals(code))
                .filter(one -> one.getDefaultFractionDigits() >= 0)
                .findFirst().orElseThrow(() -> new ReadingException("sales.rate.noCurrency"))
                .getCurrencyCode();
    }
}
