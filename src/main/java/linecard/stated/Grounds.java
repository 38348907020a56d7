package linecard.stated;

import linecard.api.Does;
import linecard.money.Money;
import linecard.reckoning.Column;
import linecard.reckoning.Phase;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// What an amount rests on beside net, share and rate. Lines of before it was told have none.
///
/// @param added what leads from the rep's part of the net to the base
/// @param ofCommission whether the base is what another rep earns by the line
/// @param phase null where the sale is simply the agency's
/// @param paid null unless a part of the line's invoice is paid, and earns by that
public record Grounds(
        @Does("From the part of the net to what the rate applies to") List<Added> added,
        @Does("Whether the base is the commission on the line") boolean ofCommission,
        @Does("null unless sold after the agreement's end, or ordered before its start")
        @Nullable Phase phase,
        @Does("null unless the invoice is paid in part, and earns by payments")
        @Nullable PaidOf paid) {

    public static final Grounds NONE = new Grounds(List.of(), false, null, null);

    /// @param amount below zero where the base is less by it
    public record Added(Column what, Money amount) {}

    /// @param total of the invoice, with tax, less what came back of it
    public record PaidOf(Money paid, Money total) {

        /// Its part of a commission, rounded by itself.
        public Money of(Money commission) {
            var part = BigDecimal.valueOf(commission.minor())
                    .multiply(BigDecimal.valueOf(Math.max(0, paid.minor())))
                    .divide(BigDecimal.valueOf(total.minor()), 0, RoundingMode.HALF_UP);
            return new Money(part.longValueExact(), commission.currency());
        }
    }

    public Grounds {
        added = List.copyOf(added);
    }
}
