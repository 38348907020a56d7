package linecard.joint;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A version of what both see, as it was when the first of the two marked it.
public record Edition(UUID id, UUID plan, int number, Instant madeAt, List<Mark> marks) {

    /// @param by the name of whoever marked it
    public record Mark(Side side, String by, Instant at) {}

    public Edition {
        marks = List.copyOf(marks);
    }

    Optional<Mark> of(Side side) {
        return marks.stream().filter(mark -> mark.side() == side).findFirst();
    }
}
