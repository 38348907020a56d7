package linecard.sales;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/// A document as the ERP has it, ready to be booked.
///
/// @param statedRep the rep that the ERP names; that rep is credited with the whole then, and the
///        assignments decide where it names none
/// @param originalNumber of the document that a credit takes back; empty where there is none
/// @param currency in which all amounts but the cost are said; null for the organisation's own,
///        and for the others the rate of the booking day counts
/// @param freightMinor not part of the net, as tax and the discount on the whole are not
/// @param stated what it says of commission
public record Booking(
        Kind kind, String number, UUID account, @Nullable UUID statedRep, LocalDate bookedOn,
        String originalNumber, @Nullable Currency currency, long freightMinor, long taxMinor,
        long discountMinor, Stated stated, List<Line> lines) {

    /// One in the organisation's currency that says nothing beside its lines.
    public Booking(
            Kind kind, String number, UUID account, @Nullable UUID statedRep, LocalDate bookedOn,
            String originalNumber, List<Line> lines) {
        this(kind, number, account, statedRep, bookedOn, originalNumber, null, 0, 0, 0,
                Stated.NOTHING, lines);
    }

    /// The same, but for what it says of commission.
    public Booking stating(Stated other) {
        return new Booking(kind, number, account, statedRep, bookedOn, originalNumber, currency,
                freightMinor, taxMinor, discountMinor, other, lines);
    }

    /// @param quantityMilli thousandths of a unit
    /// @param netMinor minor units, net of discounts, tax and freight; negative on a return
    /// @param costMinor in the organisation's currency, whatever the document's
    /// @param costDerived whether that is the standard cost, since the ERP stated none
    /// @param discountMinor what was taken off before the net; zero where nothing is known of it
    public record Line(
            @Nullable UUID product, UUID productLine, long quantityMilli, long netMinor,
            @Nullable Long costMinor, boolean costDerived, long discountMinor) {

        public Line(
                @Nullable UUID product, UUID productLine, long quantityMilli, long netMinor,
                @Nullable Long costMinor) {
            this(product, productLine, quantityMilli, netMinor, costMinor, false, 0);
        }

        /// The same with other amounts of the document's currency.
        Line with(long otherNet, long otherDiscount) {
            return new Line(product, productLine, quantityMilli, otherNet, costMinor, costDerived,
                    otherDiscount);
        }

        /// Whether it tells something of the cost that is not there yet: one where none is known,
        /// or another than that is and not only because the standard cost changed.
        ///
        /// @param standing what the same line costs by what was booked; null where nobody knew
        boolean tellsCost(@Nullable Long standing) {
            return costMinor != null && !costMinor.equals(standing)
                    && (standing == null || !costDerived);
        }
    }

    /// @throws ArithmeticException where the lines come to more than a number holds
    public long netMinor() {
        long sum = 0;
        for (var line : lines) sum = Math.addExact(sum, line.netMinor());
        return sum;
    }
}
