package linecard.sales;

import org.jspecify.annotations.Nullable;

import java.util.stream.IntStream;

/// A booking in the organisation's currency, whatever it was said in.
///
/// @param place among those that came with it, from 0
/// @param said as it came
/// @param booking the same, all amounts in the organisation's currency
/// @param foreign null where it was said in that
record Draft(
        long place, Booking said, Booking booking, @Nullable Foreign foreign, long netMinor,
        String fingerprint) {

    /// What a document is known by.
    record Name(Kind kind, String number) {}

    Name name() {
        return new Name(booking.kind(), booking.number());
    }

    boolean knowsCosts() {
        return booking.lines().stream().anyMatch(line -> line.costMinor() != null);
    }

    /// Whether it tells something of costs that is not there yet.
    ///
    /// @param standing of the lines of a document that says the same, in their order
    boolean tellsCosts(@Nullable Long[] standing) {
        return IntStream.range(0, booking.lines().size())
                .anyMatch(i -> booking.lines().get(i).tellsCost(standing[i]));
    }

    /// Whether it takes back a document, which then says how it is split.
    boolean hasOriginal() {
        return booking.kind() == Kind.CREDIT && !booking.originalNumber().isEmpty();
    }
}
