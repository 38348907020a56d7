package linecard.paper;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// A sheet as it is printed: for each call a line of boxes in groups, and space to write in.
///
/// What comes back is read by the same sheet, so whoever prints one keeps it.
///
/// @param id       printed as a code, by which the sheet is known again
/// @param language ISO 639, for those who have the page read to them
/// @param heading  what is printed at the top
/// @param groups   the boxes of each line
/// @param lines    one for each call
public record CallSheet(
        UUID id, Paper paper, String language, Heading heading,
        List<Group> groups, List<Line> lines) {

    public static final int MOST_LINES = 100;
    public static final int MOST_BOXES = 60;

    /// The words above the lines, in the order of their weight, and above the space for notes.
    ///
    /// @param guide how to tick, in one sentence
    public record Heading(String title, String who, String guide, String notes) {}

    /// Boxes that answer one question.
    public record Group(String code, String title, List<Choice> choices) {

        public Group {
            choices = List.copyOf(choices);
            if (choices.isEmpty() || choices.size() > SheetLayout.COLUMNS) {
                throw new IllegalArgumentException(code + " has " + choices.size() + " boxes");
            }
        }
    }

    /// One box, with the words printed under it.
    public record Choice(String code, String label) {}

    /// @param code  by which the caller knows the call; of no meaning here
    /// @param title the account's name; blank where it is to be written in by hand
    /// @param under in smaller letters under it: the town, the day
    public record Line(String code, String title, String under) {

        boolean isBlank() {
            return title.isBlank();
        }
    }

    public CallSheet {
        groups = List.copyOf(groups);
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            throw new IllegalArgumentException(lines.size() + " lines");
        }
        int boxes = groups.stream().mapToInt(group -> group.choices().size()).sum();
        if (boxes == 0 || boxes > MOST_BOXES) throw new IllegalArgumentException(boxes + " boxes");
        if (!areDifferent(groups.stream().map(Group::code).toList())) {
            throw new IllegalArgumentException("two groups of one code");
        }
    }

    private static boolean areDifferent(List<String> codes) {
        Set<String> seen = new HashSet<>();
        return codes.stream().allMatch(seen::add);
    }

    /// How many pages it takes.
    public int pages() {
        return SheetLayout.of(this).pages();
    }
}
