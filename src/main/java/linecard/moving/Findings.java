package linecard.moving;

import linecard.exchange.Difference;
import linecard.exchange.Difference.Outcome;
import linecard.files.Kept;
import linecard.files.Problem;
import linecard.matching.Reason;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What a move holds, what its words mean here, and what comes of its rows.
///
/// @param twins firms that look like an account which is here, the least sure first
record Findings(
        List<Table> tables, List<Owner> owners, List<StageMeant> stages, List<Twin> twins,
        List<Part> parts) {

    static final Findings NONE =
            new Findings(List.of(), List.of(), List.of(), List.of(), List.of());

    /// A table that was sent.
    ///
    /// @param program from which it comes; empty where nobody knows, as its kind
    /// @param columns what is taken of it: our field, and the column that says it
    /// @param unused the columns that are not
    /// @param problem why it cannot be read
    record Table(
            String name, String program, String kind, long rows, List<Meaning> columns,
            List<String> unused, List<String> header, @Nullable Problem problem) {

        static Table of(Source source, long rows) {
            var columns = new ArrayList<Meaning>();
            var unused = new ArrayList<>(source.header());
            source.columns().forEach((field, at) -> {
                var column = source.header().get(at);
                columns.add(new Meaning(field, Kept.text(column)));
                unused.remove(column);
            });
            var kind = source.kind();
            return new Table(source.name(), kind == null ? "" : source.program().code(),
                    kind == null ? "" : kind.code(), rows, columns,
                    unused.stream().map(Kept::text).toList(),
                    source.header().stream().map(Kept::text).toList(), source.problem());
        }

        boolean isKnown() {
            return !kind.isEmpty() && problem == null;
        }
    }

    /// A column and our field that it says.
    record Meaning(String field, String column) {}

    /// Somebody who owns records there.
    ///
    /// @param rep the code of the rep who that is, as proposed; empty for nobody
    /// @param byMail known by e-mail address, else by name
    record Owner(
            String key, String name, String email, long rows, String rep, boolean byMail) {

        /// What to call that person.
        String shown() {
            return name.isEmpty() ? email : name;
        }
    }

    /// A stage there, and the one that is proposed for it.
    record StageMeant(String name, long rows, String stage) {}

    /// A firm that is likely an account which is here.
    ///
    /// @param key what stands for the firm in every file of its program
    record Twin(
            String key, String name, String place, UUID account, String code, String accountName,
            double certainty, List<Reason> reasons) {}

    /// What comes of one kind of record.
    ///
    /// @param rows by what becomes of them
    /// @param here rows of records that are here and stay as they are
    /// @param linked taken rows that keep what they belong to: a parent, an account
    /// @param made what else is made: words key to names
    record Part(
            String subject, Map<Outcome, Long> rows, long here, long linked,
            Map<String, List<String>> made) {

        long of(Outcome outcome) {
            return rows.getOrDefault(outcome, 0L);
        }

        long good() {
            return of(Outcome.NEW) + of(Outcome.CHANGED);
        }
    }

    /// All rows of that outcome.
    long all(Outcome outcome) {
        return parts.stream().mapToLong(part -> part.of(outcome)).sum();
    }

    /// Whether there are records of a subject among them.
    boolean has(String subject) {
        return parts.stream().anyMatch(part -> part.subject().equals(subject));
    }

    long good() {
        return parts.stream().mapToLong(Part::good).sum();
    }

    static long rows(Difference difference, Outcome outcome) {
        var part = difference.parts().get(outcome);
        return part == null ? 0 : part.rows();
    }
}
