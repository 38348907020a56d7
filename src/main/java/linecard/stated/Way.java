package linecard.stated;

import linecard.money.Money;
import linecard.money.Rate;
import linecard.reckoning.Ladder.Slice;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// How a line came to its amount: its base went onto a sum, and it earns what the sum then comes
/// to, rounded, less what it came to before.
///
/// @param by the rate that was agreed, for what and since when; null where none, or a ladder, or
///        an amount for each unit pays
/// @param clause the name of the ladder, override or spiff; empty for none
/// @param share what part is earned in the tail of an agreement, or at its predecessor's
/// @param slices of a ladder: what of the sum lies in which tier
/// @param counted what counts toward the ladder in its period, in its own units; for a spiff the
///        amount for each unit
/// @param base what the rate applies to
/// @param before the sum before this line; of a whole period what it comes to once all is paid for,
///        where that is more than `base`, by which its limit is reckoned, and else zero
/// @param rated the amount in full; `amount` what of it is earned by now
public record Way(
        Rule rule, @Nullable Agreed by, String clause, Rate share, List<Slice> slices,
        long counted, Money base, Money before, Money rated, Money amount) {

    /// Decimals of an average rate: ten milliards at it come to the same minor unit.
    private static final int DIGITS = 14;

    public Way {
        slices = List.copyOf(slices);
    }

    /// The same figures, with what the rate was agreed for, or what a ladder counts, as another
    /// says it.
    public Way named(Way as) {
        var said = rule.climbs() && as.rule.climbs() ? as.rule : rule;
        var agreed = by == null || as.by == null ? by
                : new Agreed(by.rate(), as.by.productLine(), by.from());
        return new Way(said, agreed, clause, share, slices, counted, base, before, rated, amount);
    }

    /// In per cent the one rate, or what tiers come to together; null where neither pays.
    public @Nullable BigDecimal percent() {
        if (by != null) return by.rate().percent();
        if (slices.isEmpty()) return null;
        if (slices.size() == 1) return slices.getFirst().rate().percent();
        var size = BigDecimal.ZERO;
        var worth = BigDecimal.ZERO;
        for (var slice : slices) {
            var of = BigDecimal.valueOf(slice.size());
            size = size.add(of);
            worth = worth.add(of.multiply(slice.rate().percent()));
        }
        return worth.divide(size, DIGITS, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    /// By one rate or none, each line by itself.
    public static Way flat(Rule rule, @Nullable Agreed by, Money base, Money amount) {
        return new Way(rule, by, "", Rate.WHOLE, List.of(), 0, base,
                Money.zero(base.currency()), amount, amount);
    }
}
