package linecard.whatif;

import linecard.reckoning.Outlook;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.LongStream;

/// What the outside network costs beside sellers of one's own in the same territory.
final class SellerRules {

    private SellerRules() {}

    /// All a year, in minor units.
    ///
    /// @param outsideShare what the outside network costs of its sales, in millionths; null
    ///        without sales
    /// @param breakEven the sales from which on the own sellers are cheaper; null where they
    ///        never are, or nobody can tell
    record Beside(
            long sales, long outside, @Nullable Long outsideShare, long fixed, long inHouse,
            @Nullable Long breakEven) {

        /// What the own sellers cost more.
        long difference() {
            return Math.subtractExact(inHouse, outside);
        }
    }

    /// Beside the network by the terms in force and, second, by the other ones; nothing where no
    /// seller is compared.
    ///
    /// @throws ReadingException where an amount is too large
    static List<Beside> beside(Asked asked, Trial trial) {
        var seller = asked.seller();
        if (seller == null) return List.of();
        var total = trial.total();
        try {
            return LongStream.of(total.before(), total.after()).mapToObj(earned ->
                    beside(total.sales(), earned, trial.known().days(),
                            asked.stretch().daysOfYear(), seller)).toList();
        } catch (ArithmeticException _) {
            throw new ReadingException("whatif.tooLarge");
        }
    }

    /// @param sales of so many days, and what the network earned on them
    /// @param daysOfYear that they are scaled to
    /// @throws ArithmeticException where an amount leaves the 64 bits
    static Beside beside(long sales, long earned, long days, long daysOfYear, Seller seller) {
        long year = scaled(sales, daysOfYear, days);
        long outside = scaled(earned, daysOfYear, days);
        var share = Outlook.share(earned, sales);
        long own = seller.commission().millionths();
        long inHouse = Math.addExact(seller.fixed(), scaled(year, own, 1_000_000));
        return new Beside(year, outside, share, seller.fixed(), inHouse,
                share == null ? null : Outlook.breakEven(seller.fixed(), own, share));
    }

    /// `amount × to ÷ from`, halves away from zero.
    static long scaled(long amount, long to, long from) {
        return BigDecimal.valueOf(amount).multiply(BigDecimal.valueOf(to))
                .divide(BigDecimal.valueOf(from), 0, RoundingMode.HALF_UP).longValueExact();
    }
}
