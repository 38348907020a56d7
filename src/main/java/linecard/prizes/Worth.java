package linecard.prizes;

import linecard.money.Money;
import linecard.people.Outcome.Refused;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;

import java.util.Currency;
import java.util.List;

/// What a prize, or a budget of prizes, may be worth.
final class Worth {

    private static final long LARGEST = 1_000_000_000_000_000L;

    private Worth() {}

    /// @return minor units above zero
    /// @throws ReadingException where nothing can be worth that
    static long minor(Money amount, Currency currency) {
        if (!amount.currency().equals(currency)) {
            throw new ReadingException("words.otherCurrency", currency.getCurrencyCode());
        }
        if (amount.minor() <= 0) throw new ReadingException("prizes.no.value");
        if (amount.minor() > LARGEST) throw new ReadingException("words.tooLarge");
        return amount.minor();
    }

    /// The same as what is against it.
    ///
    /// @param amount null for none, which nothing is against
    static List<Refused> refusals(String field, @Nullable Money amount, Currency currency) {
        if (amount == null) return List.of();
        try {
            minor(amount, currency);
            return List.of();
        } catch (ReadingException e) {
            return List.of(Refused.of(field, e.key(), e.arguments()));
        }
    }
}
