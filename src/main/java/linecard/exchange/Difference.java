package linecard.exchange;

import linecard.words.Coded;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What an import would change, or did: records, rows and money by what becomes of them.
///
/// @param inClosed new and changed documents of months that are closed: they go into the next
///        statements as corrections
/// @param closed the first days of those months
public record Difference(
        Map<Outcome, Part> parts, long inClosed, List<LocalDate> closed) {

    /// What becomes of a record that a file brings.
    public enum Outcome implements Coded {
        NEW, CHANGED, SAME,
        /// The same stands in the file before.
        DUPLICATE,
        REJECTED
    }

    static final Difference NONE = new Difference(Map.of(), 0, List.of());

    /// @param records documents, or whatever the rows speak of
    /// @param netMinor the money in it, where it is about money; of changed documents what they
    ///        are now less what they were
    public record Part(long records, long rows, long netMinor) {

        static final Part NONE = new Part(0, 0, 0);

        Part plus(Part other) {
            return new Part(records + other.records, rows + other.rows,
                    Math.addExact(netMinor, other.netMinor));
        }
    }

    Part part(Outcome outcome) {
        return parts.getOrDefault(outcome, Part.NONE);
    }

    /// All rows of the file.
    long rows() {
        return parts.values().stream().mapToLong(Part::rows).sum();
    }

    /// The rows that are taken.
    long good() {
        return part(Outcome.NEW).rows() + part(Outcome.CHANGED).rows();
    }

    long rejected() {
        return part(Outcome.REJECTED).rows();
    }

    /// The same with what it touches of closed months.
    public Difference touching(long documents, List<LocalDate> months) {
        return new Difference(parts, documents, months);
    }

    boolean hasMoney() {
        return parts.values().stream().anyMatch(part -> part.netMinor() != 0);
    }

    /// Counts as the file is gone through.
    public static final class Count {

        private final Map<Outcome, Part> parts = new EnumMap<>(Outcome.class);

        /// @param netMinor the money in it, where it is about money
        public void add(Outcome outcome, long records, long rows, long netMinor) {
            parts.merge(outcome, new Part(records, rows, netMinor), Part::plus);
        }

        /// All that was added so far.
        public Difference difference() {
            return new Difference(Map.copyOf(parts), 0, List.of());
        }
    }
}
