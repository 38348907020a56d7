package linecard.reckoning;

import linecard.calendar.Span;

import java.time.LocalDate;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.RandomAccess;
import java.util.stream.IntStream;

/// Documents in canonical order. What is asked of each whenever its lines are reckoned is worked
/// out once: the days on which they are rated, of which there are few, and which stand apart.
public final class DocumentList extends AbstractList<Document> implements RandomAccess {

    private final List<Document> documents;
    private final List<LocalDate> days = new ArrayList<>();
    private final int[] day;
    private final int[] apart;

    private DocumentList(List<Document> documents) {
        this.documents = documents;
        day = new int[documents.size()];
        var apart = IntStream.builder();
        Document before = null;
        for (int i = 0; i < day.length; i++) {
            var document = documents.get(i);
            if (before != null && Document.ORDER.compare(before, document) >= 0) {
                throw new IllegalArgumentException(document.number() + " is out of order");
            }
            var rated = document.ratedOn();
            if (before == null || !rated.equals(before.ratedOn())) days.add(rated);
            day[i] = days.size() - 1;
            if (isApart(document)) apart.add(i);
            before = document;
        }
        this.apart = apart.build().toArray();
    }

    private boolean isApart(Document document) {
        return document.stated() != null || document.returned() != null
                || document.event() != documents.getFirst().event()
                || !document.orderedOn().equals(document.day());
    }

    /// @throws IllegalArgumentException where the order is another, or one is there twice
    public static DocumentList of(List<Document> documents) {
        return documents instanceof DocumentList list ? list
                : new DocumentList(List.copyOf(documents));
    }

    @Override
    public Document get(int index) {
        return documents.get(index);
    }

    @Override
    public int size() {
        return documents.size();
    }

    @Override
    public Iterator<Document> iterator() {
        return documents.iterator();
    }

    /// On which they are rated, as they follow one another; a day may be there again.
    List<LocalDate> days() {
        return days;
    }

    /// Of each document, the place in [#days]; only to be read.
    int[] day() {
        return day;
    }

    /// The places of those that state a rate, take something back, were ordered on another day or
    /// are no such event as the first; all others of a day are alike but for their lines.
    int[] apart() {
        return apart;
    }

    /// Of each of the days.
    boolean[] within(Span span) {
        var within = new boolean[days.size()];
        for (int i = 0; i < within.length; i++) within[i] = span.contains(days.get(i));
        return within;
    }
}
