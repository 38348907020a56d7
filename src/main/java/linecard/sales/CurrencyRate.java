package linecard.sales;

import linecard.web.Form;
import linecard.words.Language;
import linecard.words.Reading;
import linecard.words.ReadingException;
import linecard.words.Words;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What one unit of a currency is worth from a day on, until the next day of that currency.
///
/// @param nanos billionths of the organisation's currency
public record CurrencyRate(UUID id, Currency currency, LocalDate from, long nanos, int version) {

    private static final int DIGITS = 9;

    public CurrencyRate {
        if (nanos <= 0) throw new IllegalArgumentException("a rate of " + nanos);
    }

    /// Without idle zeros: `400.25`.
    BigDecimal rate() {
        return rate(nanos);
    }

    /// A number of billionths, without idle zeros.
    public static BigDecimal rate(long nanos) {
        return BigDecimal.valueOf(nanos, DIGITS).stripTrailingZeros();
    }

    Form form(Words words) {
        return Form.of(words, Map.of("currency", currency.getCurrencyCode(),
                "from", from.toString(), "rate", words.decimal(rate()),
                "version", String.valueOf(version)));
    }

    /// Empty where something on the form is wrong; the form says what.
    ///
    /// @param own the organisation's currency
    static Optional<CurrencyRate> read(Form form, UUID id, Currency own, Language language) {
        var currency = form.read("currency", typed -> currency(typed, own));
        var from = form.read("from", typed -> Reading.date(typed, language));
        var nanos = form.read("rate", typed -> nanos(Reading.number(typed, language)));
        if (form.hasProblems()) return Optional.empty();
        return Optional.of(new CurrencyRate(
                id, currency.get(), from.get(), nanos.get(), form.version()));
    }

    private static Currency currency(String typed, Currency own) {
        var code = typed.toUpperCase(Locale.ROOT);
        if (code.equals(own.getCurrencyCode())) throw new ReadingException("sales.rate.own");
        return Currency.getAvailableCurrencies().stream()
                .filter(one -> one.getCurrencyCode().equals(code))
                .filter(one -> one.getDefaultFractionDigits() >= 0)
                .findFirst().orElseThrow(() -> new ReadingException("sales.rate.noCurrency"));
    }

    private static long nanos(BigDecimal rate) {
        var exact = rate.movePointRight(DIGITS).stripTrailingZeros();
        if (exact.signum() <= 0 || exact.scale() > 0
                || exact.compareTo(BigDecimal.TEN.pow(15)) > 0) {
            throw new ReadingException("sales.rate.bad");
        }
        return exact.longValueExact();
    }
}
