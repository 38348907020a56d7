package linecard.quotes;

import linecard.money.Money;
import linecard.money.Rate;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.TreeMap;

import static java.math.RoundingMode.HALF_UP;

/// What a quote comes to. Every amount is a whole number of the smallest amounts that people see:
/// whole forints, else minor units. So what stands on paper adds up as it stands there. A line is
/// rounded once, halves up; the tax of all lines of one rate is rounded once.
final class QuoteRules {

    /// No line and no quote comes to more minor units.
    static final long MOST = 1_000_000_000_000_000L;

    private static final int MILLI = 3;
    private static final int DIGITS = 6;

    private QuoteRules() {}

    /// Minor units in the smallest amount that people see.
    static long step(Currency currency) {
        return currency.getCurrencyCode().equals("HUF") ? 100 : 1;
    }

    static Money list(QuoteLine line) {
        return rounded(exact(line), line.price().currency());
    }

    static Money net(QuoteLine line) {
        return switch (line.discount()) {
            case Discount.None() -> list(line);
            case Discount.Share(var rate) -> rounded(exact(line).multiply(
                    BigDecimal.ONE.subtract(BigDecimal.valueOf(rate.millionths(), DIGITS))),
                    line.price().currency());
            case Discount.Off(var amount) -> list(line).minus(amount);
        };
    }

    private static BigDecimal exact(QuoteLine line) {
        return BigDecimal.valueOf(line.price().minor())
                .multiply(BigDecimal.valueOf(line.quantity(), MILLI));
    }

    private static Money rounded(BigDecimal minor, Currency currency) {
        var step = BigDecimal.valueOf(step(currency));
        var steps = minor.divide(step, 0, HALF_UP);
        return new Money(steps.multiply(step).longValueExact(), currency);
    }

    /// Whether a line, and what it takes off, stays within what a quote can hold.
    static boolean isHeld(QuoteLine line) {
        try {
            return list(line).minor() <= MOST && !net(line).isNegative();
        } catch (ArithmeticException e) {
            return false;
        }
    }

    /// The tax of all lines of one rate.
    ///
    /// @param base their net
    public record Tax(Rate rate, Money base, Money amount) {}

    /// What a quote comes to.
    ///
    /// @param off what discounts take off; the net is after them
    /// @param taxes by rate, the highest first; none where no line bears any
    public record Totals(Money off, Money net, List<Tax> taxes) {

        Money tax() {
            return taxes.stream().map(Tax::amount).reduce(Money.zero(net.currency()), Money::plus);
        }

        /// What is to be paid.
        Money gross() {
            return net.plus(tax());
        }

        public boolean isTaxed() {
            return !taxes.isEmpty();
        }
    }

    static Totals totals(Currency currency, List<QuoteLine> lines) {
        var off = Money.zero(currency);
        var net = Money.zero(currency);
        var bases = new TreeMap<Rate, Money>();
        for (var line : lines) {
            off = off.plus(line.list().minus(line.net()));
            net = net.plus(line.net());
            bases.merge(line.tax(), line.net(), Money::plus);
        }
        boolean isTaxed = bases.keySet().stream().anyMatch(rate -> rate.millionths() > 0);
        var taxes = bases.descendingMap().entrySet().stream()
                .map(base -> new Tax(base.getKey(), base.getValue(),
                        tax(base.getKey(), base.getValue()))).toList();
        return new Totals(off, net, isTaxed ? taxes : List.of());
    }

    private static Money tax(Rate rate, Money base) {
        return rounded(BigDecimal.valueOf(base.minor())
                .multiply(BigDecimal.valueOf(rate.millionths(), DIGITS)), base.currency());
    }

    /// Whether a line takes more off than may be without approval.
    ///
    /// @param limit null where nothing needs it
    static boolean needsApproval(List<QuoteLine> lines, @Nullable Rate limit) {
        return limit != null && lines.stream().anyMatch(line -> switch (line.discount()) {
            case Discount.None() -> false;
            case Discount.Share(var rate) -> rate.compareTo(limit) > 0;
            case Discount.Off(var amount) -> BigDecimal.valueOf(amount.minor()).compareTo(
                    BigDecimal.valueOf(line.list().minor())
                            .multiply(BigDecimal.valueOf(limit.millionths(), DIGITS))) > 0;
        });
    }
}
