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
    ///
    /// @param original null where nobody knows what
    /// @param day of the original, or its own
    public record Returned(@Nullable UUID original, LocalDate day, Cause cause) {}

    /// What it stands and falls with: what it takes back, where that is known, else itself.
    public UUID whole() {
        return returned == null || returned.original() == null ? id : returned.original();
    }

    /// Whether it takes something back of which is known what.
    public boolean takesBack() {
        return !whole().equals(id);
    }

    /// The day whose terms and whose period count: a return is rated where its original was.
    public LocalDate ratedOn() {
        return returned == null ? day : returned.day();
    }
}
