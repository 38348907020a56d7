package linecard.sales;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// One row of a long list for a file: names and codes instead of ids, empty where the viewer may
/// not know them.
final class Listed {

    private Listed() {}

    /// @param creditedMinor what of its net is credited, within what was asked for
    record Document(
            Kind kind, String number, LocalDate bookedOn, String accountCode, String account,
            String originalNumber, Stated stated, long netMinor, long creditedMinor) {}

    /// @param repCode whom the ERP named
    /// @param costMinor null where it is not known or not for the viewer
    /// @param creditedMinor what of its net is credited, within what was asked for
    record Line(
            Kind kind, String number, LocalDate bookedOn, String accountCode, String account,
            String originalNumber, Stated stated, int position, String repCode,
            String productCode, String product, String productLineCode, String productLine, long quantityMilli, long netMinor,
            @Nullable Long costMinor, long creditedMinor) {}
}
