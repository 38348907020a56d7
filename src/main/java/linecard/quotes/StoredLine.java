package linecard.quotes;

import linecard.money.Money;
import linecard.money.Rate;
import linecard.words.Words;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// A line as it stands in the table.
///
/// @param price minor units of the quote's currency, like `off` and `net`
/// @param share of the discount, in millionths; `off` is one in money; null for none
/// @param tax in millionths
/// @param net what the line came to when it was written
record StoredLine(
        @Nullable UUID product, String what, long quantity, String unit, long price,
        @Nullable Long share, @Nullable Long off, long tax, long net) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<StoredLine>> LINES = new TypeReference<>() {};

    static String write(List<QuoteLine> lines) {
        return JSON.writeValueAsString(lines.stream().map(StoredLine::of).toList());
    }

    static List<QuoteLine> read(String lines, Currency currency) {
        return JSON.readValue(lines, LINES).stream().map(line -> line.in(currency)).toList();
    }

    /// How many of what, and for how much where it is known in which currency.
    static String told(String lines, @Nullable Currency currency, Words words) {
        if (currency == null) {
            return JSON.readValue(lines, LINES).stream().map(line -> line.amount(words))
                    .collect(Collectors.joining("; "));
        }
        return JSON.readValue(lines, LINES).stream().map(line -> line.amount(words) + " × "
                        + words.exact(new Money(line.price, currency)) + " = "
                        + words.exact(new Money(line.net, currency)))
                .collect(Collectors.joining("; "));
    }

    private String amount(Words words) {
        return what + ", " + words.decimal(BigDecimal.valueOf(quantity, 3).stripTrailingZeros())
                + (unit.isEmpty() ? "" : " " + unit);
    }

    private static StoredLine of(QuoteLine line) {
        return new StoredLine(line.product(), line.what(), line.quantity(), line.unit(),
                line.price().minor(),
                line.discount() instanceof Discount.Share(var rate) ? rate.millionths() : null,
                line.discount() instanceof Discount.Off(var amount) ? amount.minor() : null,
                line.tax().millionths(), line.net().minor());
    }

    private QuoteLine in(Currency currency) {
        var discount = share != null ? new Discount.Share(new Rate(share))
                : off != null ? new Discount.Off(new Money(off, currency)) : new Discount.None();
        return new QuoteLine(product, what, quantity, unit, new Money(price, currency), discount,
                new Rate(tax));
    }
}
