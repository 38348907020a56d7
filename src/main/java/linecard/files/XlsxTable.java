package linecard.files;

import org.dhatim.fastexcel.BorderSide;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

final class XlsxTable implements TableWriter {

    /// Rows looked at before the widths of the columns are settled.
    private static final int ROWS_MEASURED = 200;
    private static final int ROWS_TOGETHER = 500;
    private static final int NARROWEST = 8;
    private static final int WIDEST = 60;

    /// Digits a spreadsheet keeps; a longer number is written as text and so stays exact.
    private static final int EXACT_DIGITS = 15;
    private static final int PERCENT_DIGITS = 4;

    /// Of a part of a day, which is a second for sure.
    private static final int DAY_DIGITS = 9;
    private static final BigDecimal SECONDS_OF_DAY = BigDecimal.valueOf(86_400);
    private static final LocalDate DAY_0 = LocalDate.of(1899, 12, 30);
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private final int columns;
    private final Workbook book;
    private final Worksheet sheet;
    private final int[] widths;
    private final List<List<Cell>> waiting = new ArrayList<>();
    private int written;

    XlsxTable(OutputStream out, String sheetName, List<String> header) throws IOException {
        this.columns = header.size();
        this.widths = new int[columns];
        this.book = new Workbook(out, "Linecard", null);
        this.sheet = book.newWorksheet(allowed(sheetName));
        sheet.freezePane(0, 1);
        sheet.repeatRows(0);
        for (int i = 0; i < columns; i++) {
            text(i, header.get(i));
            sheet.style(0, i).bold().borderStyle(BorderSide.BOTTOM,
                    BorderStyle.THIN).set();
            widths[i] = Math.max(NARROWEST, header.get(i).length());
        }
        written = 1;
    }

    /// @throws FileRefused where no spreadsheet holds as many rows
    @Override
    public void row(List<Cell> cells) throws IOException {
        if (cells.size() != columns) {
            throw new IllegalArgumentException(cells.size() + " cells under " + columns + " names");
        }
        if (written > ROWS_MEASURED) {
            write(cells);
            return;
        }
        waiting.add(List.copyOf(cells));
        if (waiting.size() == ROWS_MEASURED) writeWaiting();
    }

    @Override
    public void close() throws IOException {
        writeWaiting();
        book.finish();
    }

    private void writeWaiting() throws IOException {
        for (var cells : waiting) {
            for (int i = 0; i < columns; i++) widths[i] = Math.max(widths[i], shown(cells.get(i)));
        }
        for (int i = 0; i < columns && written == 1; i++) {
            sheet.width(i, Math.min(WIDEST, widths[i] + 2));
        }
        for (var cells : waiting) write(cells);
        waiting.clear();
    }

    private void write(List<Cell> cells) throws IOException {
        if (written == Worksheet.MAX_ROWS) {
            throw new FileRefused("files.too-many-for-xlsx", Worksheet.MAX_ROWS - 1);
        }
        for (int i = 0; i < columns; i++) write(i, cells.get(i));
        written++;
        if (written % ROWS_TOGETHER == 0) sheet.flush();
    }

    private void write(int column, Cell cell) {
        switch (cell) {
            case Cell.Text(var text) -> text(column, text);
            case Cell.Choice(_, var shown) -> text(column, shown);
            case Cell.Truth(_, var shown) -> text(column, shown);
            case Cell.Amount(var money) -> money(column, money.decimal());
            case Cell.Moment moment -> moment(column, moment);
            case Cell.Whole(var number) -> number(column, BigDecimal.valueOf(number), "0");
            case Cell.Decimal(var number) -> money(column, number);
            case Cell.Percent(var percent) -> number(column, percent.movePointLeft(2),
                    digits("0", shown(percent)) + "%");
            case Cell.Day(var day) -> day(column, day);
            case Cell.Empty() -> { }
        }
    }

    private void money(int column, BigDecimal number) {
        number(column, number, digits("#,##0", number));
    }

    /// Most texts stand in their cell. One with blanks at an end is put among the shared texts,
    /// where fastexcel says that blanks count.
    private void text(int column, String text) {
        var escaped = XlsxText.escaped(text.replace("\0", ""));
        if (escaped.equals(escaped.strip())) sheet.inlineString(written, column, escaped);
        else sheet.value(written, column, escaped);
    }

    private void number(int column, BigDecimal number, String format) {
        if (number.stripTrailingZeros().precision() > EXACT_DIGITS) {
            text(column, number.toPlainString());
            return;
        }
        sheet.value(written, column, number);
        sheet.style(written, column).format(format).set();
    }

    private void day(int column, LocalDate day) {
        if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
            text(column, day.toString());
            return;
        }
        sheet.value(written, column, ChronoUnit.DAYS.between(DAY_0, day));
        sheet.style(written, column).format("yyyy-mm-dd").set();
    }

    private void moment(int column, Cell.Moment moment) {
        var at = moment.local();
        var day = at.toLocalDate();
        if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
            text(column, moment.shown());
            return;
        }
        sheet.value(written, column, BigDecimal.valueOf(ChronoUnit.DAYS.between(DAY_0, day))
                .add(BigDecimal.valueOf(at.toLocalTime().toSecondOfDay())
                        .divide(SECONDS_OF_DAY, DAY_DIGITS, RoundingMode.HALF_UP)));
        sheet.style(written, column).format("yyyy-mm-dd hh:mm").set();
    }

    /// As many digits of a percentage as people read; the cell holds all of them.
    private static BigDecimal shown(BigDecimal percent) {
        return percent.scale() <= PERCENT_DIGITS ? percent
                : percent.setScale(PERCENT_DIGITS, RoundingMode.HALF_UP);
    }

    private static String digits(String format, BigDecimal number) {
        return number.scale() <= 0 ? format : format + "." + "0".repeat(number.scale());
    }

    /// How many characters of room a cell takes, thousands parted.
    private static int shown(Cell cell) {
        return switch (cell) {
            case Cell.Text(var text) -> text.lines().mapToInt(String::length).max().orElse(0);
            case Cell.Choice(_, var shown) -> shown.length();
            case Cell.Truth(_, var shown) -> shown.length();
            case Cell.Whole(var number) -> Long.toString(number).length();
            case Cell.Amount(var money) -> money.decimal().toPlainString().length() * 4 / 3;
            case Cell.Decimal(var number) -> number.toPlainString().length() * 4 / 3;
            case Cell.Moment _ -> "2026-11-03 14:05".length();
            case Cell.Percent(var percent) -> shown(percent).toPlainString().length() + 1;
            case Cell.Day _ -> "2026-11-03".length();
            case Cell.Empty _ -> 0;
        };
    }

    /// A sheet's name: at most 31 characters, none of them with a meaning in formulas.
    private static String allowed(String name) {
        var plain = name.replaceAll("[\\[\\]:*?/\\\\\\p{Cntrl}\\s]+", " ").strip();
        plain = plain.replaceAll("^'+|'+$", "");
        if (plain.isEmpty()) return "Linecard";
        return plain.length() <= 31 ? plain : plain.substring(0, 31).strip();
    }
}
