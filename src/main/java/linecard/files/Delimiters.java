package linecard.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Which character parts the columns of a CSV?
final class Delimiters {

    /// Where two fit equally the first is taken: the comma stands last, as it also stands
    /// inside numbers.
    private static final char[] CANDIDATES = {';', '\t', '|', ','};
    private static final int ROWS_LOOKED_AT = 50;

    /// So many rows may stand above the names of the columns.
    static final int TITLES = 5;

    /// Of a thousand rows, how many below titles are as wide as the names of the columns.
    private static final int ALIKE = 800;

    /// The line that Excel understands at the head of a file.
    private static final Pattern SAID = Pattern.compile("(?i)\\A\"?sep=(.)\"?\\R");

    private Delimiters() {}

    /// @param sample the first characters of the file, whole lines
    static char of(String sample) {
        var said = SAID.matcher(sample);
        if (said.find()) return said.group(1).charAt(0);
        char best = CANDIDATES[0];
        int bestScore = -1;
        for (char candidate : CANDIDATES) {
            int score = score(rows(sample, candidate), candidate);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    /// True for the line in which a file for Excel says its own delimiter.
    static boolean isSaidIn(Row row) {
        return row.number() == 1 && SAID.matcher(String.join(";", row.cells()) + "\n").find();
    }

    /// Whether these may be the names of columns below a title that fills a whole line: where a
    /// text has commas, blanks follow them.
    static boolean areNames(List<String> cells, char delimiter) {
        return cells.size() >= (delimiter == ',' ? 3 : 2)
                && cells.stream().noneMatch(cell -> cell.isBlank() || cell.startsWith(" "));
    }

    private static int score(List<List<String>> rows, char delimiter) {
        int names = 0;
        while (names < Math.min(TITLES, rows.size() - 1) && rows.get(names).size() == 1) names++;
        var below = rows.subList(names, rows.size());
        if (names > 0 && below.size() > 1 && areNames(below.getFirst(), delimiter)
                && share(below) >= ALIKE) {
            return share(below) - 1;
        }
        boolean isOneColumn = !rows.isEmpty() && rows.getFirst().size() == 1;
        // Any character that does not occur at all parts all rows into one column.
        return isOneColumn ? share(rows) / 10 : share(rows);
    }

    /// How many of a thousand rows are as wide as the first.
    private static int share(List<List<String>> rows) {
        if (rows.isEmpty()) return 0;
        int width = rows.getFirst().size();
        return (int) (1_000 * rows.stream().filter(row -> row.size() == width).count())
                / rows.size();
    }

    private static List<List<String>> rows(String sample, char delimiter) {
        var rows = new ArrayList<List<String>>();
        var reader = CsvReader.builder().fieldSeparator(delimiter)
                .allowExtraFields(true).allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true);
        try (var records = reader.ofCsvRecord(sample)) {
            for (var record : records) {
                if (String.join("", record.getFields()).isBlank()) continue;
                rows.add(record.getFields());
                if (rows.size() == ROWS_LOOKED_AT) break;
            }
        } catch (CsvParseException | IOException e) {
            return rows;
        }
        return rows;
    }
}
