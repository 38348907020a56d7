package linecard.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

import static java.math.RoundingMode.HALF_UP;
import static java.math.RoundingMode.UNNECESSARY;

/// A share or a commission rate from 0 to 100 %, in whole millionths: 75,000 is 7.5 %.
public record Rate(long millionths) implements Comparable<Rate> {

    private static final int DIGITS = 6;
    private static final long MOST = 1_000_000;

    /// 100 %.
    public static final Rate WHOLE = new Rate(MOST);

    public Rate {
        if (millionths < 0 || millionths > MOST) {
            throw new IllegalArgumentException(millionths + " millionths are not 0 to 100 %");
        }
    }

    /// The rate of a percentage as programs write it: `7.5`.
    ///
    /// @throws IllegalArgumentException for anything else, below 0, above 100, or finer than a
    ///     ten-thousandth of a per cent
    public static Rate ofPercent(String percent) {
        if (percent.length() > 20) throw new IllegalArgumentException("not a percentage");
        try {
            var millionths = new BigDecimal(percent).movePointRight(DIGITS - 2);
            return new Rate(millionths.setScale(0, UNNECESSARY).longValueExact());
        } catch (ArithmeticException | NumberFormatException _) {
            throw new IllegalArgumentException(percent + " is not a percentage of four decimals");
        }
    }

    /// This share of the base, halves away from zero, so that `of(-x)` is `-of(x)`.
    public Money of(Money base) {
        return of(base, HALF_UP);
    }

    /// This share of the base, rounded once, to a whole minor unit.
    Money of(Money base, RoundingMode rounding) {
        var share = BigDecimal.valueOf(millionths, DIGITS);
        var exact = BigDecimal.valueOf(base.minor()).multiply(share);
        return new Money(exact.setScale(0, rounding).longValueExact(), base.currency());
    }

    /// The percentage without idle zeros: `7.5`, `100`.
    public BigDecimal percent() {
        var percent = BigDecimal.valueOf(millionths, DIGITS - 2).stripTrailingZeros();
        return percent.scale() < 0 ? percent.setScale(0, UNNECESSARY) : percent;
    }

    @Override
    public int compareTo(Rate other) {
        return Long.compare(millionths, other.millionths);
    }

    @Override
    public String toString() {
        return percent().toPlainString() + "%";
    }
}
