package linecard.paper;

import java.util.ArrayList;
import java.util.List;

/// Where everything stands on the pages of a sheet, in millimetres. Printing and reading both look
/// here. A change of any number is a new [SheetCode#VERSION].
record SheetLayout(CallSheet sheet, List<Cell> cells, int floors) {

    /// Boxes beside one another; more go on the next floor of the same line.
    static final int COLUMNS = 20;

    static final double CORNER = 6;
    static final double CORNER_INSET = 11;
    static final double CODE = 24;
    static final double BOX = 4.4;
    static final double OUTLINE = 0.35;
    static final double PITCH = 8.6;
    static final double FLOOR = 10.2;

    private static final double MARGIN = 10;
    private static final double FIRST_LINE = 36;
    private static final double LAST_LINE = 16;
    private static final double BETWEEN_LINES = 1.2;
    private static final double TITLE = 44;
    /// The line's number stands in it, to the left of the account.
    static final double NUMBER = 5;
    private static final double OFF_RULES = 1;
    private static final double GAP = 2;
    private static final double BOX_DOWN = 2.2;

    /// A box's place within its line.
    record Cell(int group, int choice, int column, int floor) {}

    static SheetLayout of(CallSheet sheet) {
        var cells = new ArrayList<Cell>();
        int column = 0;
        int floor = 0;
        for (int group = 0; group < sheet.groups().size(); group++) {
            int size = sheet.groups().get(group).choices().size();
            if (column + size > COLUMNS) {
                column = 0;
                floor++;
            }
            for (int choice = 0; choice < size; choice++) {
                cells.add(new Cell(group, choice, column++, floor));
            }
        }
        return new SheetLayout(sheet, List.copyOf(cells), floor + 1);
    }

    /// The centres of the corner marks, clockwise from the upper left.
    static List<Dot> corners(Paper paper) {
        double right = paper.width() - CORNER_INSET;
        double bottom = paper.height() - CORNER_INSET;
        return List.of(new Dot(CORNER_INSET, CORNER_INSET), new Dot(right, CORNER_INSET),
                new Dot(right, bottom), new Dot(CORNER_INSET, bottom));
    }

    /// Where the code stands; on each paper the same.
    static Area code() {
        return new Area(CORNER_INSET + CORNER / 2 + 5, 8, CODE, CODE);
    }

    private double lineHeight() {
        return floors * FLOOR;
    }

    private int linesPerPage() {
        double room = sheet.paper().height() - FIRST_LINE - LAST_LINE;
        return Math.max(1, (int) (room / (lineHeight() + BETWEEN_LINES)));
    }

    int pages() {
        return (sheet.lines().size() + linesPerPage() - 1) / linesPerPage();
    }

    /// The lines of a page, counted from 0, as numbers of the sheet.
    List<Integer> linesOf(int page) {
        var lines = new ArrayList<Integer>();
        int end = Math.min(sheet.lines().size(), (page + 1) * linesPerPage());
        for (int line = page * linesPerPage(); line < end; line++) lines.add(line);
        return lines;
    }

    Area line(int line) {
        double top = FIRST_LINE + line % linesPerPage() * (lineHeight() + BETWEEN_LINES);
        return new Area(MARGIN, top, sheet.paper().width() - 2 * MARGIN, lineHeight());
    }

    Area box(int line, Cell cell) {
        var all = line(line);
        return new Area(
                all.left() + TITLE + GAP + cell.column() * PITCH + (PITCH - BOX) / 2,
                all.top() + cell.floor() * FLOOR + BOX_DOWN, BOX, BOX);
    }

    /// Where the account stands, printed or written.
    Area title(int line) {
        var all = line(line);
        return new Area(all.left(), all.top(), TITLE, all.height());
    }

    /// What of a title or notes bears ink only if somebody wrote: no number, no rule around it.
    static Area free(Area area, boolean isNumbered) {
        double beside = isNumbered ? NUMBER : 0;
        return new Area(area.left() + beside, area.top(), area.width() - beside, area.height())
                .wider(-OFF_RULES);
    }

    Area notes(int line) {
        var all = line(line);
        double left = all.left() + TITLE + 2 * GAP + COLUMNS * PITCH;
        return new Area(left, all.top(), all.right() - left, all.height());
    }
}
