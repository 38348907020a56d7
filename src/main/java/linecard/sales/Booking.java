package linecard.sales;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A document as the ERP has it, ready to be booked.
///
/// @param statedRep the rep that the ERP names; that rep is credited with the whole then, and the
///        assignments decide where it names none
/// @param originalNumber of the document that a credit takes back; empty where there is none
public record Booking(
        Kind kind, String number, UUID account, @Nullable UUID statedRep, LocalDate bookedOn,
        String originalNumber, List<Line> lines) {

    /// @param quantityMilli thousandths of a unit
    /// @param netMinor minor units, net of discounts, tax and freight; negative on a return
    public record Line(
            @Nullable UUID product, UUID productLine, long quantityMilli, long netMinor,
            @Nullable Long costMinor) {}

    public long netMinor() {
        long sum = 0;
        for (var line : lines) sum = Math.addExact(sum, line.netMinor());
        return sum;
    }
}
