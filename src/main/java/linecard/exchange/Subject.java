package linecard.exchange;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.jobs.Progress;

import java.util.Currency;
import java.util.List;
import java.util.function.Consumer;

/// A kind of record that files bring in.
public interface Subject {

    /// The word for it in addresses and tables; its words are `exchange.subject.<name>`.
    String name();

    /// Who may bring it in.
    Audience audience();

    List<Field> fields();

    /// The same with those that the organisation itself made.
    default List<Field> fields(Viewer viewer) {
        return fields();
    }

    /// A few rows to learn from: the values of all fields in their order, as machines write them.
    ///
    /// @param own the organisation's currency
    List<List<String>> sample(Currency own);

    /// Where its records are seen afterwards.
    String path();

    /// How many rows of it are taken at once.
    default long mostRows() {
        return 1_000_000;
    }

    /// Takes back what an import brought and what leaves no trace; the rest is taken back by its
    /// trace.
    ///
    /// @throws linecard.jobs.JobFailed with the reason, where it cannot be
    default void undo(Viewer viewer, Import source, Trace trace, Progress progress) {}

    /// Looks up what is known now, to examine a file.
    Examination examination(Task task);

    /// Looks up what is known now, to read single rows: what is wrong with one is noted on its
    /// entry.
    Consumer<Entry> reader(Viewer viewer, Import source);
}
