package linecard.exchange;

import linecard.access.Audience;
import linecard.access.Viewer;

import java.util.List;

/// A kind of record that files bring in.
interface Subject {

    /// The word for it in addresses and tables; its words are `exchange.subject.<name>`.
    String name();

    /// Who may bring it in.
    Audience audience();

    List<Field> fields();

    /// A few rows to learn from: the values of all fields in their order, as machines write them.
    List<List<String>> sample();

    /// Where its records are seen afterwards.
    String path();

    /// Looks up what is known now.
    ///
    /// @param source the import, by which records remember where they came from
    Intake<?> intake(Viewer viewer, Import source);
}
