package linecard.joint;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A version of what both see, as it was when the first of the two marked it.
record Edition(UUID id, UUID plan, int number, Instant madeAt, List<Mark> marks) {

    /// @param by the name of whoever marked it
    public record Mark(Side side, String by, Instant at) {}

    public Edition {
        marks = List.copyOf(marks);
    }
}
