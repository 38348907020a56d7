package linecard.calls;

import linecard.paper.PageReading.Mark;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// A line of a sheet as it was read from a scan: open until the rep confirms or drops it.
///
/// @param line of the sheet, from 0
/// @param images what a person can look at: 'title', 'notes', and boxes as `group choice`
/// @param call what it became; null as long as it is not confirmed
record ScanLine(
        UUID id, UUID rep, UUID sheet, int line, UUID scan, List<Box> boxes, int doubtful,
        State state, Set<String> images, @Nullable UUID call, int version) {

    enum State implements Coded { OPEN, CONFIRMED, DROPPED }

    /// Only boxes that are not empty are kept.
    ///
    /// @param confidence in hundredths
    record Box(String group, String choice, Mark mark, int confidence) {}

    /// The choices of a group that were ticked for sure.
    List<String> ticked(String group) {
        return of(group, Mark.TICKED);
    }

    /// The choices of a group that a person must look at.
    private List<String> doubtful(String group) {
        return of(group, Mark.DOUBTFUL);
    }

    private List<String> of(String group, Mark mark) {
        return boxes.stream().filter(box -> box.group().equals(group) && box.mark() == mark)
                .map(Box::choice).toList();
    }

    /// The one choice of a group of which one holds; empty where none or several were ticked, or
    /// it is not sure.
    String only(String group) {
        var ticked = ticked(group);
        return ticked.size() == 1 && doubtful(group).isEmpty() ? ticked.getFirst() : "";
    }

    /// Whether nobody need look: every mark was read for sure, and nothing is written by hand.
    boolean isClear(Set<String> single) {
        return images.isEmpty() && doubtful == 0 && unsure(single).isEmpty();
    }

    /// The groups in which somebody must look: a box was unclear, or several were ticked where one
    /// holds.
    Set<String> unsure(Set<String> single) {
        return boxes.stream().map(Box::group)
                .filter(group -> !doubtful(group).isEmpty()
                        || single.contains(group) && ticked(group).size() > 1)
                .collect(Collectors.toSet());
    }
}
