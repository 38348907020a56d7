package linecard.reckoning;

import linecard.calendar.Span;
import linecard.money.Rate;
import linecard.reckoning.SubjectList.Buyer;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// The lines of one agency, in one currency, as columns, in canonical order: by day, document
/// number, position and place. Nobody writes into the arrays once they are here.
///
/// @param document of each line, the place in `documents`; `subject` and `rep` likewise
/// @param share of the line that the amounts are, in millionths
/// @param amounts GROSS always; a deduction that is missing is zero everywhere
public record Lines(
        UUID agency, Currency currency, DocumentList documents, SubjectList subjects,
        List<UUID> reps, int[] document, int[] position, int[] place, int[] subject, int[] rep,
        int[] share, Map<Column, long[]> amounts) {

    private static final List<Column> DEDUCTED =
            List.of(Column.FREIGHT, Column.TAX, Column.DISCOUNT);

    /// @throws IllegalArgumentException where the order is another, or a line is there twice
    public Lines {
        for (int i = 1; i < document.length; i++) {
            int order = Integer.compare(document[i - 1], document[i]);
            if (order == 0) order = Integer.compare(position[i - 1], position[i]);
            if (order == 0) order = Integer.compare(place[i - 1], place[i]);
            if (order >= 0) throw new IllegalArgumentException("line " + i + " is out of order");
        }
    }

    /// What stands for a line wherever it is spoken of.
    public record Key(UUID document, int position, int place) {}

    /// A line by itself: what a rep has of a document's line.
    ///
    /// @param quantity in thousandths of a unit; 0 where it is not known
    /// @param net without freight, tax and discount, in minor units
    public record Line(
            Document document, int position, int place, Subject subject, int share, long quantity,
            long net) {

        public Key key() {
            return new Key(document.id(), position, place);
        }
    }

    public static Lines of(UUID agency, Currency currency, List<Fact> facts) {
        var sorted = new ArrayList<>(facts);
        sorted.sort(Comparator.comparing(Fact::document, Document.ORDER)
                .thenComparing(Fact::position).thenComparing(Fact::place));
        int size = sorted.size();
        var documents = new Places<Document>();
        var subjects = new Places<Subject>();
        var reps = new Places<UUID>();
        var numbers = new int[6][size];
        var amounts = new EnumMap<Column, long[]>(Column.class);
        var columns = new TreeSet<>(List.of(Column.GROSS));
        for (var fact : sorted) columns.addAll(fact.amounts().keySet());
        for (var column : columns) amounts.put(column, new long[size]);
        for (int i = 0; i < size; i++) {
            var fact = sorted.get(i);
            numbers[0][i] = documents.of(fact.document());
            numbers[1][i] = fact.position();
            numbers[2][i] = fact.place();
            numbers[3][i] = subjects.of(fact.subject());
            numbers[4][i] = reps.of(fact.rep());
            numbers[5][i] = (int) fact.share().millionths();
            for (var amount : amounts.entrySet()) {
                amount.getValue()[i] = fact.amounts().getOrDefault(amount.getKey(), 0L);
            }
        }
        return new Lines(agency, currency, DocumentList.of(documents.inOrder()),
                SubjectList.of(subjects.inOrder()), reps.inOrder(), numbers[0], numbers[1],
                numbers[2], numbers[3], numbers[4], numbers[5], amounts);
    }

    public int size() {
        return document.length;
    }

    /// Several as one, in canonical order.
    ///
    /// @param parts at least one, of the same agency
    public static Lines joined(List<Lines> parts) {
        return parts.size() == 1 ? parts.getFirst() : new Merging(parts).lines();
    }

    public Key key(int line) {
        return new Key(documentOf(line).id(), position[line], place[line]);
    }

    public Document documentOf(int line) {
        return documents.get(document[line]);
    }

    Subject subjectOf(int line) {
        return subjects.get(subject[line]);
    }

    Line line(int line) {
        var gross = amounts.get(Column.GROSS);
        var quantity = amounts.get(Column.QUANTITY);
        long net = gross == null ? 0 : gross[line];
        for (var deducted : DEDUCTED) {
            var given = amounts.get(deducted);
            if (given != null) net -= given[line];
        }
        return new Line(documentOf(line), position[line], place[line],
                subjectOf(line), share[line], quantity == null ? 0 : quantity[line], net);
    }

    /// Of each line, without freight, tax and discount; only to be read.
    long[] net() {
        var gross = amounts.get(Column.GROSS);
        long[] net = gross == null ? new long[size()] : gross;
        for (var deducted : DEDUCTED) {
            var given = amounts.get(deducted);
            if (given == null) continue;
            if (net == gross) net = gross.clone();
            for (int i = 0; i < net.length; i++) net[i] -= given[i];
        }
        return net;
    }

    /// Of each document, the place of its first line; then the number of lines.
    int[] starts() {
        var starts = new int[documents.size() + 1];
        int next = 0;
        for (int i = 0; i < document.length; i++) {
            while (next <= document[i]) starts[next++] = i;
        }
        Arrays.fill(starts, next, starts.length, document.length);
        return starts;
    }

    /// @throws IllegalArgumentException where the terms need what nobody has given
    long[] column(Column column) {
        var given = amounts.get(column);
        if (given == null && size() == 0) return new long[0];
        if (given == null) throw new IllegalArgumentException("no " + column);
        return given;
    }

    long @Nullable [] given(Column column) {
        return amounts.get(column);
    }

    /// The same with one more.
    Lines with(Fact more) {
        var facts = new ArrayList<Fact>(List.of(more));
        for (int i = 0; i < size(); i++) {
            int line = i;
            var values = new EnumMap<Column, Long>(Column.class);
            amounts.forEach((column, all) -> values.put(column, all[line]));
            facts.add(new Fact(documents.get(document[i]), position[i], place[i],
                    subjects.get(subject[i]), reps.get(rep[i]), new Rate(share[i]), values));
        }
        return of(agency, currency, facts);
    }

    /// The same with others in the places of buyers and product lines.
    public Lines with(UnaryOperator<Buyer> to, UnaryOperator<List<UUID>> in) {
        return new Lines(agency, currency, documents, subjects.with(to, in), reps, document,
                position, place, subject, rep, share, amounts);
    }

    public Lines without(Column column) {
        if (!amounts.containsKey(column)) return this;
        var left = new EnumMap<>(amounts);
        left.remove(column);
        return new Lines(agency, currency, documents, subjects, reps, document, position, place,
                subject, rep, share, left);
    }

    /// Those that take nothing back.
    Lines sales() {
        var kept = new boolean[documents.size()];
        for (int i = 0; i < kept.length; i++) kept[i] = documents.get(i).returned() == null;
        return of(kept);
    }

    /// Those that are rated on some days.
    public Lines ratedOn(Span days) {
        var within = documents.within(days);
        var kept = new boolean[documents.size()];
        for (int i = 0; i < kept.length; i++) kept[i] = within[documents.day()[i]];
        return of(kept);
    }

    /// @param kept of each document, whether its lines are
    private Lines of(boolean[] kept) {
        var left = new ArrayList<Document>();
        var now = new int[kept.length];
        for (int i = 0; i < kept.length; i++) {
            now[i] = left.size();
            if (kept[i]) left.add(documents.get(i));
        }
        var theirs = at(IntStream.range(0, size()).filter(i -> kept[document[i]]).toArray());
        return new Lines(agency, currency, DocumentList.of(left), subjects, reps,
                IntStream.of(theirs.document).map(i -> now[i]).toArray(), theirs.position,
                theirs.place, theirs.subject, theirs.rep, theirs.share, theirs.amounts);
    }

    /// Those at some places, rising.
    Lines at(int[] which) {
        var left = new EnumMap<Column, long[]>(Column.class);
        amounts.forEach((column, all) -> left.put(column, at(all, which)));
        return new Lines(agency, currency, documents, subjects, reps, at(document, which),
                at(position, which), at(place, which), at(subject, which), at(rep, which),
                at(share, which), left);
    }

    static long[] at(long[] all, int[] which) {
        var some = new long[which.length];
        for (int i = 0; i < some.length; i++) some[i] = all[which[i]];
        return some;
    }

    static int[] at(int[] all, int[] which) {
        var some = new int[which.length];
        for (int i = 0; i < some.length; i++) some[i] = all[which[i]];
        return some;
    }
}
