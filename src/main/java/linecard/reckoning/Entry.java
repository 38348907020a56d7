package linecard.reckoning;

import linecard.reckoning.Ladder.Slice;
import linecard.reckoning.Lines.Key;
import linecard.reckoning.Lines.Line;

import java.util.List;
import java.util.UUID;

/// What a line earns, with the whole way there: its base went onto the sum of its strand, and it
/// earns what the sum then comes to, rounded, less what it came to before.
///
/// @param rep who earns it: of an override the owner
/// @param before the sum of the strand before this line
/// @param rated the amount in full; `amount` what of it is earned by now
public record Entry(
        Part part, Line line, UUID rep, Course course, long base, long before, long rated,
        long amount) {

    public Key key() {
        return line.key();
    }

    /// Of the document's line that the base is, in millionths.
    public int share() {
        return line.share();
    }

    /// The sum of the strand with this line.
    long after() {
        return before + base;
    }

    /// Of a ladder: the line's own slices, or those of the period whose average or reached rate
    /// holds.
    public List<Slice> slices() {
        return course.slices(before, after());
    }
}
