package linecard.quotes;

import linecard.money.Money;
import linecard.money.Rate;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// One thing offered.
///
/// @param product null for what the catalogue does not hold
/// @param quantity in thousandths of the unit
/// @param unit such as pcs; empty for none
/// @param price of one unit, before discount and tax
/// @param tax of its net; nothing where the quote is without tax
public record QuoteLine(
        @Nullable UUID product, String what, long quantity, String unit, Money price,
        Discount discount, Rate tax) {

    static final int WHAT = 500;
    static final int UNIT = 20;

    /// A million units.
    static final long MOST_QUANTITY = 1_000_000_000;

    /// What it comes to before the discount.
    Money list() {
        return QuoteRules.list(this);
    }

    /// What it comes to, before tax.
    Money net() {
        return QuoteRules.net(this);
    }
}
