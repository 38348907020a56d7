package linecard.sales;

import linecard.database.Paged;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A booked document as the viewer may see it.
///
/// @param originalNumber of the document that a credit takes back; empty where there is none
/// @param original that document, where it is here and the viewer may see it
/// @param statedRep whom the ERP named
/// @param credits the viewer's own only, where the viewer is not staff
/// @param returns the credits that take this back
public record Document(
        Row head, String originalNumber, @Nullable Row original, @Nullable UUID statedRep,
        List<Line> lines, List<Credited> credits, List<Row> returns) {

    /// A document as one line of a list.
    ///
    /// @param accountName null where the account is not the viewer's to see
    /// @param creditedMinor what of its net is credited, within what was asked for; all of it
    ///        where the document itself was asked for
    public record Row(
            UUID id, Kind kind, String number, LocalDate bookedOn, UUID account,
            @Nullable String accountName, long netMinor, long creditedMinor) {}

    /// @param productCode null, with the name, where the ERP named a product line only
    public record Line(
            @Nullable String productCode, @Nullable String productName, String productLine,
            long quantityMilli, long netMinor) {}

    /// @param rep null for the house
    public record Credited(@Nullable UUID rep, long millionths, long netMinor) {}

    /// One page of documents.
    ///
    /// @param more whether there are more than the page's total says: no more were counted
    /// @param creditedMinor of all pages; null where nobody summed that many
    public record Found(Paged<Row> page, boolean more, @Nullable Long creditedMinor) {}
}
