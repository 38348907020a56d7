package linecard.money;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;

import static java.math.RoundingMode.UNNECESSARY;

/// An exact amount: a whole number of a currency's minor units.
///
/// The minor unit is the one of ISO 4217: the cent for EUR and USD, and for HUF the hundredth of a
/// forint, although nobody sees it. Nothing here rounds; a sum too large for its 64 bits is an
/// [ArithmeticException], never a wrong figure.
public record Money(long minor, Currency currency) implements Comparable<Money> {

    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d{1,19}(\\.\\d{1,19})?");

    public Money {
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException(currency + " has no minor unit");
        }
    }

    /// An amount as programs write it: `1234.5`.
    ///
    /// @throws IllegalArgumentException for anything else, and for a fraction finer than the
    ///     currency's minor unit
    public static Money of(String amount, String currencyCode) {
        if (!PLAIN.matcher(amount).matches()) {
            throw new IllegalArgumentException("not a plain decimal amount");
        }
        var currency = Currency.getInstance(currencyCode);
        try {
            var minor = new BigDecimal(amount).movePointRight(currency.getDefaultFractionDigits());
            return new Money(minor.setScale(0, UNNECESSARY).longValueExact(), currency);
        } catch (ArithmeticException _) {
            throw new IllegalArgumentException(
                    amount + " is no whole number of minor units of " + currency);
        }
    }

    public static Money of(long minor, String currencyCode) {
        return new Money(minor, Currency.getInstance(currencyCode));
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.addExact(minor, other.minor), currency);
    }

    public Money minus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.subtractExact(minor, other.minor), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(minor), currency);
    }

    public boolean isZero() {
        return minor == 0;
    }

    public boolean isNegative() {
        return minor < 0;
    }

    public boolean isPositive() {
        return minor > 0;
    }

    /// The amount in major units, with all the digits of its currency: `1234.50`.
    public BigDecimal decimal() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
    }

    void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(this + " and " + other + " differ in currency");
        }
    }

    @Override
    public int compareTo(Money other) {
        requireSameCurrency(other);
        return Long.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return decimal().toPlainString() + " " + currency;
    }
}
