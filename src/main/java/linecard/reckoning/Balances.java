package linecard.reckoning;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The sums of an agency's postings in one currency.
public record Balances(Map<Book, Long> minor) {

    public static final Balances NONE = new Balances(Map.of());

    public Balances {
        minor = Map.copyOf(minor);
    }

    public long of(Book book) {
        return minor.getOrDefault(book, 0L);
    }

    public Balances plus(List<Posting> postings) {
        var sums = new EnumMap<Book, Long>(Book.class);
        sums.putAll(minor);
        for (var posting : postings) {
            for (var leg : posting.legs()) sums.merge(leg.book(), leg.minor(), Math::addExact);
        }
        return new Balances(sums);
    }

    /// Draws that are still to be recovered.
    public long drawn() {
        return -Math.addExact(of(Book.ADVANCED), of(Book.RECOVERED));
    }

    /// What the agency owes in all: draws, and what was paid and then not earned.
    public long outstanding() {
        return Math.addExact(drawn(), Math.max(0, -of(Book.EARNED)));
    }
}
