package linecard.commissions;

import linecard.reckoning.Balances;
import linecard.reckoning.Book;
import linecard.reckoning.Posting;
import linecard.reckoning.Posting.Kind;
import linecard.reckoning.Posting.Leg;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a statement means for the ledger, as it stands on the statement.
///
/// @param postings none for statements that were made line by line
record Settled(List<Posting> postings) {

    static final Settled NONE = new Settled(List.of());

    public Settled {
        postings = List.copyOf(postings);
    }

    /// What becomes payable, in minor units.
    long payable() {
        return Balances.NONE.plus(postings).of(Book.PAYABLE);
    }

    /// What was left of the commission and became payable, in minor units.
    long approved() {
        return postings.stream().filter(posting -> posting.kind() == Kind.APPROVED)
                .mapToLong(posting -> Balances.NONE.plus(List.of(posting)).of(Book.PAYABLE)).sum();
    }

    /// What of it is prizes, in minor units.
    long prizes() {
        return postings.stream().filter(posting -> posting.kind() == Kind.PRIZE)
                .mapToLong(Settled::effect).sum();
    }

    /// By how much a posting raises what is earned and payable together.
    static long effect(Posting posting) {
        var moved = Balances.NONE.plus(List.of(posting));
        return moved.of(Book.EARNED) + moved.of(Book.PAYABLE);
    }

    /// `EARNED cost -100 earned 100; HELD …`
    String text() {
        return postings.stream().map(posting -> posting.kind() + posting.legs().stream()
                .map(leg -> " " + leg.book().name().toLowerCase(Locale.ROOT) + " " + leg.minor())
                .collect(Collectors.joining())).collect(Collectors.joining("; "));
    }

    static Settled of(String text) {
        if (text.isEmpty()) return NONE;
        var postings = new ArrayList<Posting>();
        for (var one : text.split("; ")) {
            var words = one.split(" ");
            var legs = new ArrayList<Leg>();
            for (int i = 1; i < words.length; i += 2) {
                legs.add(new Leg(Book.valueOf(words[i].toUpperCase(Locale.ROOT)),
                        Long.parseLong(words[i + 1])));
            }
            postings.add(new Posting(Kind.valueOf(words[0]), legs));
        }
        return new Settled(postings);
    }
}
