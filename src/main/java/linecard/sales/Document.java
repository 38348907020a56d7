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
/// @param stated what it says of commission
/// @param credits the viewer's own only, where the viewer is not staff
/// @param returns the credits that take this back
/// @param payments of an invoice; null for all else
public record Document(
        Row head, String originalNumber, @Nullable Row original, @Nullable UUID statedRep,
        Stated stated, Beside beside, Corrections corrections, List<Line> lines,
        List<Credited> credits, List<Row> returns, @Nullable Paid payments) {

    /// What a document says beside its net.
    ///
    /// @param foreign its net in its own currency; null for the organisation's
    public record Beside(
            @Nullable Foreign foreign, long freightMinor, long taxMinor, long discountMinor) {}

    /// What else stands under its number.
    ///
    /// @param takesBack what this document takes back whole
    /// @param takenBackBy what took this one back
    /// @param replaces what this one took the place of
    /// @param now what counts now; null where that is this document, or nothing
    public record Corrections(
            @Nullable Row takesBack, @Nullable Row takenBackBy, @Nullable Row replaces,
            @Nullable Row now) {}

    /// What was paid for an invoice.
    ///
    /// @param openMinor of net, freight and tax less what credits took back and what was paid;
    ///        null where the invoice says nothing of its tax, so that nobody knows what is due
    public record Paid(long paidMinor, @Nullable Long openMinor, List<Payment.Row> payments) {}

    /// A document as one line of a list.
    ///
    /// @param accountName null where the account is not the viewer's to see
    /// @param creditedMinor what of its net is credited, within what was asked for; all of it
    ///        where the document itself was asked for
    /// @param reversal whether it takes back another of its number whole
    /// @param reversed whether another took it back
    public record Row(
            UUID id, Kind kind, String number, LocalDate bookedOn, UUID account,
            @Nullable String accountName, long netMinor, long creditedMinor, boolean reversal,
            boolean reversed) {}

    /// @param productCode null, with the name, where the ERP named a product line only
    public record Line(
            @Nullable String productCode, @Nullable String productName, String productLine,
            long quantityMilli, long netMinor, long discountMinor) {}

    /// @param rep null for the house
    public record Credited(@Nullable UUID rep, long millionths, long netMinor) {}

    /// One page of documents.
    ///
    /// @param more whether there are more than the page's total says: no more were counted
    /// @param creditedMinor of all pages; null where nobody summed that many
    public record Found(Paged<Row> page, boolean more, @Nullable Long creditedMinor) {}
}
