package linecard.terms;

import java.util.List;
import java.util.UUID;

/// What came of saving terms.
public sealed interface Saved {

    record Done(UUID row) implements Saved {}

    /// @param objections one at least
    record Refused(List<Objection> objections) implements Saved {}
}
