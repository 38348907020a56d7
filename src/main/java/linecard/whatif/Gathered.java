package linecard.whatif;

import linecard.calendar.Span;
import linecard.reckoning.Column;
import linecard.reckoning.Document;
import linecard.reckoning.Lines;
import linecard.reckoning.Subject;
import linecard.words.ReadingException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// The lines of one agency as they come from the database, document by document, kept as columns.
final class Gathered {

    private static final UUID ANY_ACCOUNT = new UUID(0, 0);

    final UUID agency;
    private final int most;
    private final List<Document> documents = new ArrayList<>();
    /// Of each document, its first line; and a column for each of position, place, subject, rep
    /// and share.
    private int[] first = new int[64];
    private final int[][] numbers = new int[5][64];
    private long[] net = new long[64];
    private int size;
    private final Map<UUID, Integer> subjects = new LinkedHashMap<>();
    private final Map<UUID, Integer> reps = new LinkedHashMap<>();

    /// @param most lines that it takes
    Gathered(UUID agency, int most) {
        this.agency = agency;
        this.most = most;
    }

    int size() {
        return size;
    }

    boolean isIn(UUID document) {
        return !documents.isEmpty() && documents.getLast().id().equals(document);
    }

    void open(Document document) {
        if (documents.size() == first.length) first = Arrays.copyOf(first, first.length * 2);
        first[documents.size()] = size;
        documents.add(document);
    }

    /// A line of the document that was opened last.
    ///
    /// @param share in millionths, and what it comes to in minor units
    /// @throws ReadingException where there are too many
    void add(int position, int place, UUID line, UUID rep, int share, long minor) {
        if (size == most) throw new ReadingException("whatif.tooMany", most);
        if (size == net.length) {
            net = Arrays.copyOf(net, size * 2);
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = Arrays.copyOf(numbers[i], size * 2);
            }
        }
        numbers[0][size] = position;
        numbers[1][size] = place;
        numbers[2][size] = subjects.computeIfAbsent(line, _ -> subjects.size());
        numbers[3][size] = reps.computeIfAbsent(rep, _ -> reps.size());
        numbers[4][size] = share;
        net[size++] = minor;
    }

    /// The earliest day on which one of them is rated; the end of the days where there are none.
    LocalDate start(Span known) {
        return documents.stream().map(Document::ratedOn).min(LocalDate::compareTo)
                .orElse(known.to());
    }

    /// @param upward a product line and those it lies in, nearest first
    Lines lines(Currency currency, Function<UUID, List<UUID>> upward) {
        var order = new ArrayList<Integer>(documents.size());
        for (int i = 0; i < documents.size(); i++) order.add(i);
        order.sort(Comparator.comparing(documents::get, Document.ORDER));
        var sorted = new int[6][size];
        var gross = new long[size];
        int at = 0;
        for (int i = 0; i < order.size(); i++) {
            int from = first[order.get(i)];
            int to = order.get(i) + 1 < documents.size() ? first[order.get(i) + 1] : size;
            Arrays.fill(sorted[0], at, at + to - from, i);
            for (int column = 0; column < numbers.length; column++) {
                System.arraycopy(numbers[column], from, sorted[column + 1], at, to - from);
            }
            System.arraycopy(net, from, gross, at, to - from);
            at += to - from;
        }
        return new Lines(agency, currency, order.stream().map(documents::get).toList(),
                subjects.keySet().stream().map(line ->
                        new Subject(ANY_ACCOUNT, null, null, null, upward.apply(line))).toList(),
                List.copyOf(reps.keySet()), sorted[0], sorted[1], sorted[2], sorted[3], sorted[4],
                sorted[5], Map.of(Column.GROSS, gross));
    }
}
