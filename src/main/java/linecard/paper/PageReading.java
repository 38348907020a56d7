package linecard.paper;

import java.util.List;

/// What became of a page: read, as far as it goes, or refused whole.
public sealed interface PageReading {

    record Refused(Hint hint) implements PageReading {}

    /// @param boxes   all boxes of the page's lines
    /// @param written one for each space to write in
    record Read(List<Box> boxes, List<Written> written) implements PageReading {}

    enum Mark { TICKED, EMPTY, DOUBTFUL }

    /// @param line       of the sheet, from 0
    /// @param confidence that the mark is right, 0.5 to 1; of a doubtful one 0.5
    /// @param picture    the box with some paper around it
    record Box(int line, String group, String choice, Mark mark, double confidence, Grey picture) {}

    enum Field { TITLE, NOTES }

    /// @param isBlank nothing seems to be written there
    record Written(int line, Field field, boolean isBlank, Grey picture) {}
}
