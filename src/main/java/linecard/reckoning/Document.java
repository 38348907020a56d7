package linecard.reckoning;

import linecard.money.Rate;
import linecard.reckoning.Terms.Cause;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;

/// An order, a shipment or an invoice, or what takes one back.
///
/// @param orderedOn when the order came in
/// @param stated the rate that the document itself states, before every other
/// @param returned null where it takes nothing back, or nobody knows what
public record Document(
        UUID id, String number, Event event, LocalDate day, LocalDate orderedOn,
        @Nullable Rate stated, @Nullable Returned returned) {

    /// The canonical order, within which lines stand by position and place.
    public static final Comparator<Document> ORDER = Comparator.comparing(Document::day)
            .thenComparing(Document::number).thenComparing(Document::id);

    /// What it takes back, and why.
    public record Returned(UUID original, LocalDate day, Cause cause) {}

    /// The day whose terms and whose period count: a return is rated where its original was.
    public LocalDate ratedOn() {
        return returned == null ? day : returned.day();
    }
}
