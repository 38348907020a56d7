package linecard.paper;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Draws one page of a sheet. Places are millimetres from the upper left corner, sizes of letters
/// points.
final class SheetSketch implements AutoCloseable {

    private static final float POINTS_PER_MM = 72 / 25.4f;
    private static final double MM_PER_POINT = 25.4 / 72;

    private static final float BLACK = 0;
    private static final float OUTLINE = 0.52f;
    private static final float RULE = 0.75f;
    private static final float SMALLEST_LETTERS = 4;

    private final PDPageContentStream pen;
    private final float height;
    private final PDFont plain;
    private final PDFont bold;

    SheetSketch(PDDocument document, PDPage page, PDFont plain, PDFont bold) throws IOException {
        this.pen = new PDPageContentStream(document, page);
        this.height = page.getMediaBox().getHeight();
        this.plain = plain;
        this.bold = bold;
    }

    @Override
    public void close() throws IOException {
        pen.close();
    }

    void page(SheetLayout layout, int page) throws IOException {
        var sheet = layout.sheet();
        for (var corner : SheetLayout.corners(sheet.paper())) {
            fill(Area.square(corner.x(), corner.y(), SheetLayout.CORNER), BLACK);
        }
        code(new SheetCode(sheet.id(), page, SheetCode.VERSION));
        heading(layout, page);
        for (int line : layout.linesOf(page)) line(layout, line);
    }

    private void code(SheetCode code) throws IOException {
        var squares = code.squares();
        var area = SheetLayout.code();
        double side = area.width() / squares.getWidth();
        for (int y = 0; y < squares.getHeight(); y++) {
            for (int x = 0; x < squares.getWidth(); x++) {
                if (!squares.get(x, y)) continue;
                fill(new Area(area.left() + x * side, area.top() + y * side, side, side), BLACK);
            }
        }
    }

    private void heading(SheetLayout layout, int page) throws IOException {
        var sheet = layout.sheet();
        double left = SheetLayout.code().right() + 6;
        double width = layout.notes(0).left() - left - 4;
        write(bold, 14, left, 14, width, sheet.heading().title());
        write(plain, 10, left, 20, width, sheet.heading().who());
        example(left, true);
        example(left + SheetLayout.BOX + 2, false);
        double guide = left + 2 * SheetLayout.BOX + 5;
        write(plain, 8, guide, 29, layout.notes(0).right() - guide, sheet.heading().guide());
        var number = "%d / %d".formatted(page + 1, layout.pages());
        write(plain, 10, layout.notes(0).left(), 14, 30, number);
        write(bold, 7, layout.notes(0).left(), 34.5, layout.notes(0).width(),
                sheet.heading().notes());
    }

    /// A box as it is to be ticked, by a check or by a cross.
    private void example(double left, boolean isCheck) throws IOException {
        var box = new Area(left, 25.5, SheetLayout.BOX, SheetLayout.BOX);
        outline(box);
        pen.setLineWidth(1.2f);
        pen.setStrokingColor(BLACK);
        pen.moveTo(x(box.left() + 0.8), y(isCheck ? box.middleY() : box.top() + 0.8));
        if (isCheck) pen.lineTo(x(box.left() + 1.8), y(box.bottom() - 0.8));
        else pen.lineTo(x(box.right() - 0.8), y(box.bottom() - 0.8));
        if (!isCheck) pen.moveTo(x(box.left() + 0.8), y(box.bottom() - 0.8));
        pen.lineTo(x(box.right() - 0.6), y(box.top() + 0.6));
        pen.stroke();
    }

    private void outline(Area box) throws IOException {
        pen.setLineWidth(x(SheetLayout.OUTLINE));
        pen.setStrokingColor(OUTLINE);
        pen.addRect(x(box.left()), y(box.bottom()), x(box.width()), x(box.height()));
        pen.stroke();
    }

    private void line(SheetLayout layout, int line) throws IOException {
        var said = layout.sheet().lines().get(line);
        var all = layout.line(line);
        rule(all.left(), all.top(), all.right(), all.top());
        double notes = layout.notes(line).left();
        rule(notes, all.top(), notes, all.bottom());
        var title = layout.title(line);
        write(plain, 6, title.left(), title.top() + 3, 6, line + 1 + ".");
        if (said.isBlank()) {
            double under = title.top() + 9;
            rule(title.left() + SheetLayout.NUMBER, under, title.right(), under);
        } else {
            var rows = broken(bold, 9, title.width() - 6, said.title(), 2);
            double down = title.top() + 3.4;
            for (var row : rows) {
                write(bold, 9, title.left() + SheetLayout.NUMBER, down, title.width() - 6, row);
                down += 3.9;
            }
            write(plain, 7, title.left() + SheetLayout.NUMBER, down, title.width() - 6,
                    said.under());
        }
        for (var cell : layout.cells()) box(layout, line, cell);
    }

    private void box(SheetLayout layout, int line, SheetLayout.Cell cell) throws IOException {
        var group = layout.sheet().groups().get(cell.group());
        var box = layout.box(line, cell);
        double half = SheetLayout.OUTLINE / 2;
        outline(box);
        if (cell.choice() == 0) {
            if (cell.column() > 0) {
                double left = box.middleX() - SheetLayout.PITCH / 2;
                rule(left, box.top() - 1.6, left, box.bottom() + 3.2);
            }
            double width = group.choices().size() * SheetLayout.PITCH - 1;
            write(bold, 5.2f, box.left() - half, box.top() - 0.8, width, group.title());
        }
        double width = SheetLayout.PITCH - 0.6;
        var rows = broken(plain, 5, width, group.choices().get(cell.choice()).label(), 2);
        double down = box.bottom() + 1.9;
        for (var row : rows) {
            float size = fitting(plain, 5, width, row);
            var shown = cut(plain, size, width, row);
            double wide = width(plain, size, shown);
            write(plain, size, box.middleX() - wide / 2, down, wide + 1, shown);
            down += 1.75;
        }
    }

    private void rule(double fromX, double fromY, double toX, double toY) throws IOException {
        pen.setLineWidth(0.4f);
        pen.setStrokingColor(RULE);
        pen.moveTo(x(fromX), y(fromY));
        pen.lineTo(x(toX), y(toY));
        pen.stroke();
    }

    private void fill(Area area, float grey) throws IOException {
        pen.setNonStrokingColor(grey);
        pen.addRect(x(area.left()), y(area.bottom()), x(area.width()), x(area.height()));
        pen.fill();
    }

    /// In as many rows as are allowed, broken between words or at hyphens; the last takes the rest.
    private static List<String> broken(
            PDFont font, float size, double width, String text, int rows) throws IOException {
        var broken = new ArrayList<String>();
        var row = new StringBuilder();
        for (var word : text.strip().split("\\s+|(?<=\\p{L}[-\u00ad])(?=\\p{L})")) {
            var longer = row.isEmpty() || "-\u00ad".indexOf(row.charAt(row.length() - 1)) >= 0
                    ? row + word : row + " " + word;
            if (!row.isEmpty() && broken.size() < rows - 1
                    && width(font, size, printable(font, whole(longer))) > width) {
                broken.add(whole(row.toString()));
                row = new StringBuilder(word);
            } else {
                row = new StringBuilder(longer);
            }
        }
        broken.add(whole(row.toString()));
        return broken;
    }

    /// Soft hyphens are seen where a word is broken, and only there.
    private static String whole(String row) {
        return row.replaceFirst("\u00ad$", "-").replace("\u00ad", "");
    }

    private void write(PDFont font, float size, double left, double baseline, double width,
            String text) throws IOException {
        var shown = cut(font, size, width, text);
        if (shown.isEmpty()) return;
        pen.beginText();
        pen.setNonStrokingColor(BLACK);
        pen.setFont(font, size);
        pen.newLineAtOffset(x(left), y(baseline));
        pen.showText(shown);
        pen.endText();
    }

    private static float fitting(PDFont font, float size, double width, String text)
            throws IOException {
        double wide = width(font, size, printable(font, text));
        return wide <= width
                ? size : (float) Math.max(SMALLEST_LETTERS, 0.995 * size * width / wide);
    }

    private static String cut(PDFont font, float size, double width, String text)
            throws IOException {
        var shown = printable(font, text);
        if (width(font, size, shown) <= width) return shown;
        int length = shown.length();
        while (length > 0 && width(font, size, shown.substring(0, length) + "…") > width) {
            length--;
        }
        return shown.substring(0, length).stripTrailing() + "…";
    }

    private static double width(PDFont font, float size, String text) throws IOException {
        return font.getStringWidth(text) / 1000 * size * MM_PER_POINT;
    }

    /// Letters the font has none of become question marks.
    private static String printable(PDFont font, String text) {
        var kept = new StringBuilder();
        text.codePoints().forEach(letter -> {
            var one = Character.toString(letter);
            kept.append(Character.isISOControl(letter) ? " " : has(font, one) ? one : "?");
        });
        return kept.toString();
    }

    private static boolean has(PDFont font, String letter) {
        try {
            font.encode(letter);
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static float x(double mm) {
        return (float) mm * POINTS_PER_MM;
    }

    private float y(double mm) {
        return height - (float) mm * POINTS_PER_MM;
    }
}
