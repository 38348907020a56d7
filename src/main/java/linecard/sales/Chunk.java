package linecard.sales;

import java.util.ArrayList;
import java.util.List;

/// Some thousand lines on their way into the tables: the documents, and their lines, shares and
/// parts as they will be copied.
final class Chunk {

    private static final int LINES = 25_000;
    private static final int DOCUMENTS = 10_000;

    /// A booking that is refused before anybody looks into the database.
    record Refusal(long place, Booking booking, Compared.Refused why) {}

    final List<Posting> postings = new ArrayList<>();
    /// Those whose shares another document decides.
    final List<Draft> waiting = new ArrayList<>();
    final List<Refusal> refused = new ArrayList<>();
    final CopyRows lines = new CopyRows(8);
    final CopyRows shares = new CopyRows(14);
    final CopyRows parts = new CopyRows(6);
    private int size;

    boolean isFull() {
        return size >= LINES || postings.size() + waiting.size() + refused.size() >= DOCUMENTS;
    }

    boolean isEmpty() {
        return postings.isEmpty() && waiting.isEmpty() && refused.isEmpty();
    }

    void refuse(long place, Booking booking, Compared.Refused why) {
        refused.add(new Refusal(place, booking, why));
    }

    void wait(Draft draft) {
        size += draft.booking().lines().size();
        waiting.add(draft);
    }

    void add(Posting posting) {
        size += posting.booking().lines().size();
        postings.add(posting);
        addLines(posting);
        if (!posting.booking().lines().isEmpty()) {
            for (int place = 0; place < posting.shares().size(); place++) addShare(posting, place);
        }
        lines.endGroup();
        shares.endGroup();
        parts.endGroup();
    }

    private void addLines(Posting posting) {
        int position = 0;
        for (var line : posting.booking().lines()) {
            lines.row().add(posting.id()).addInt(++position).add(line.product())
                    .add(line.productLine()).add(line.quantityMilli()).add(line.netMinor())
                    .add(line.costMinor()).add(line.discountMinor());
        }
    }

    private void addShare(Posting posting, int place) {
        var booking = posting.booking();
        var share = posting.shares().get(place);
        var sum = Sum.NONE;
        for (int line = 0; line < booking.lines().size(); line++) {
            var credit = posting.credit(line, place);
            sum = sum.plus(credit.sum());
            if (posting.shares().size() > 1) {
                parts.row().add(posting.id()).addInt(line + 1).addSmall(place + 1)
                        .add(credit.netMinor()).add(credit.costMinor())
                        .add(credit.quantityMilli());
            }
        }
        shares.row().add(posting.id()).addSmall(place + 1).add(share.rep()).add(share.agency())
                .add(share.millionths()).add(sum.netMinor()).add(sum.returnedMinor())
                .add(sum.costMinor()).add(sum.quantityMilli()).addInt(booking.lines().size())
                .add(booking.kind().code()).add(booking.bookedOn()).add(booking.account())
                .add(posting.territory());
    }
}
