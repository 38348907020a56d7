package linecard.subjects;

import linecard.exchange.Entry;

import org.jspecify.annotations.Nullable;

import java.util.Currency;
import java.util.Locale;

/// Currencies as files name them: by the code of ISO 4217.
final class Currencies {

    private Currencies() {}

    /// The row's currency; null for the organisation's own, and where nothing stands there.
    static @Nullable Currency read(Entry entry, Currency own) {
        var text = entry.raw("currency");
        if (text.isEmpty() || text.equalsIgnoreCase(own.getCurrencyCode())) return null;
        try {
            var currency = Currency.getInstance(text.toUpperCase(Locale.ROOT));
            if (currency.getDefaultFractionDigits() >= 0) return currency;
        } catch (IllegalArgumentException _) {
            // the row is told below
        }
        entry.problem("currency", "exchange.unknownCurrency", Entry.shown(text));
        return null;
    }
}
