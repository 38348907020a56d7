package linecard.payouts;

import linecard.money.Money;
import linecard.payouts.Payable.SentBack;
import linecard.payouts.Payable.Warning;
import linecard.payouts.PaymentPart.Kind;
import linecard.reckoning.Book;
import linecard.reckoning.Posting;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/// What is paid, what is to be said before, and who may approve it.
final class PayoutRules {

    /// So many statement numbers fit beside the word before them.
    private static final int NUMBERS_AT_MOST = 8;

    /// A bank may be early, but hardly by so much: somebody mistook the month or the year.
    private static final int EARLY_DAYS_AT_MOST = 31;

    private PayoutRules() {}

    /// The minor units of the smallest amount that is paid: forints are paid whole.
    static long unit(Currency currency) {
        return currency.getCurrencyCode().equals("HUF") ? 100 : 1;
    }

    /// What paying all that is payable means for the ledger.
    static Posting posting(Money payable) {
        return Posting.paid(payable.minor(), unit(payable.currency()));
    }

    /// What the bank sends of it.
    static Money amount(Money payable) {
        for (var leg : posting(payable).legs()) {
            if (leg.book() == Book.PAID) return new Money(leg.minor(), payable.currency());
        }
        throw new IllegalStateException("nothing is paid");
    }

    /// @param from the organisation's account; none where none is known
    /// @param last where the agency was paid last; null for never
    static List<Warning> warnings(
            Money owed, Money disputed, BankDetails from, @Nullable BankAccount account,
            @Nullable BankDetails last, @Nullable SentBack sentBack, @Nullable String waiting) {
        var warnings = new ArrayList<Warning>();
        if (waiting != null) warnings.add(Warning.WAITING);
        if (owed.isNegative()) warnings.add(Warning.NEGATIVE);
        else if (amount(owed).isZero()) warnings.add(Warning.NOTHING);
        if (disputed.isPositive()) warnings.add(Warning.DISPUTED);
        if (account == null) {
            warnings.add(Warning.NO_ACCOUNT);
            return List.copyOf(warnings);
        }
        if (last == null) warnings.add(Warning.FIRST);
        else if (!last.isSameAccount(account.details())) warnings.add(Warning.CHANGED);
        if (sentBack != null && sentBack.to().isSameAccount(account.details())) {
            warnings.add(Warning.SENT_BACK);
        }
        if (!account.currency().equals(owed.currency().getCurrencyCode())) {
            warnings.add(Warning.OTHER_CURRENCY);
        }
        if (!from.isNone() && Way.of(owed.currency(), from, account.details()) == Way.OTHER) {
            warnings.add(Warning.ABROAD);
            boolean hasBic = !account.details().bic().isEmpty();
            if (account.details().isIban() && !hasBic) warnings.add(Warning.NO_BIC);
        }
        return List.copyOf(warnings);
    }

    /// What the agency reads on its account: the statements, or how many there are from which on,
    /// and that disputes are in it.
    ///
    /// @param numbers in their order
    static String purpose(Words words, List<String> numbers, List<PaymentPart> parts) {
        var statements = purpose(words, numbers);
        boolean isDisputed = parts.stream().anyMatch(part -> part.kind() == Kind.DISPUTE);
        return isDisputed && !numbers.isEmpty()
                ? words.text("payouts.purpose.disputes", statements) : statements;
    }

    private static String purpose(Words words, List<String> numbers) {
        if (numbers.isEmpty()) return words.text("payouts.purpose.balance");
        if (numbers.size() <= NUMBERS_AT_MOST) {
            return words.text("payouts.purpose", String.join(", ", numbers));
        }
        return words.text("payouts.purpose.many", numbers.getFirst(), numbers.getLast(),
                numbers.size());
    }

    /// Why nobody may say that the agency had the money on that day; null where somebody may.
    static @Nullable String valueRefusal(LocalDate value, LocalDate executesOn, LocalDate today) {
        if (value.isAfter(today)) return "payouts.value.future";
        return isEarly(value, executesOn) ? "payouts.value.early" : null;
    }

    static boolean isEarly(LocalDate value, LocalDate executesOn) {
        return value.isBefore(executesOn.minusDays(EARLY_DAYS_AT_MOST));
    }
}
