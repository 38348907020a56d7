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
            int score = score(widths(sample, candidate));
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

    /// How many of a thousand rows are as wide as the header. A header of one column counts a
    /// tenth, since any character that does not occur at all is consistent too.
    private static int score(List<Integer> widths) {
        if (widths.isEmpty()) return 0;
        int same = 0;
        for (int width : widths) if (width == widths.getFirst()) same++;
        int share = 1_000 * same / widths.size();
        return widths.getFirst() == 1 ? share / 10 : share;
    }

    private static List<Integer> widths(String sample, char delimiter) {
        var widths = new ArrayList<Integer>();
        var reader = CsvReader.builder().fieldSeparator(delimiter)
                .allowExtraFields(true).allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true);
        try (var records = reader.ofCsvRecord(sample)) {
            for (var record : records) {
                if (String.join("", record.getFields()).isBlank()) continue;
                widths.add(record.getFieldCount());
                if (widths.size() == ROWS_LOOKED_AT) break;
            }
        } catch (CsvParseException | IOException e) {
            return widths;
        }
        return widths;
    }
}
