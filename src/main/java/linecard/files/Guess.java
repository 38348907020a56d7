package linecard.files;

import linecard.words.DateOrder;
import linecard.words.Language;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// How numbers and dates are written, guessed from the first rows of a file. A person sees the
/// guess and may choose otherwise.
public final class Guess {

    /// What may stand before or behind a number: signs, parentheses, the mark of a currency, or
    /// that of a percentage.
    private static final Pattern AROUND = Pattern.compile(
            "^(?:\\p{Sc}|[A-Z]{3}(?=[\\s\\d-])|[-+(\\s\u00a0\u2212\u2013])+"
            + "|(?:\\p{Sc}|\\b[A-Z]{3}|Ft|[-)%\\s\u00a0\u202f])+$");
    private static final Pattern COMMA_LAST = Pattern.compile(
            "\\d{1,3}([. \u00a0\u202f]\\d{3})+,\\d+|\\d+,(\\d{1,2}|\\d{4,})"
            + "|\\d{1,3}(\\.\\d{3}){2,}");
    private static final Pattern POINT_LAST = Pattern.compile(
            "\\d{1,3}([, \u00a0\u202f]\\d{3})+\\.\\d+|\\d+\\.(\\d{1,2}|\\d{4,})"
            + "|\\d{1,3}(,\\d{3}){2,}");
    private static final Pattern YEAR_LAST =
            Pattern.compile("(\\d{1,2})([./-]) ?(\\d{1,2})[./-] ?\\d{4}\\.?(,? .*)?");

    private Guess() {}

    /// In whose way the numbers of a file are written, going by its first rows. What a spreadsheet
    /// keeps as numbers tells nothing.
    ///
    /// @param as how the rows were read
    public static Language numbers(
            Path file, String fileName, ReadAs as, List<List<String>> rows, Language reader)
            throws IOException {
        if (Sheets.kind(file).filter(Detected.Kind.XLSX::equals).isEmpty()) {
            return numbers(rows, reader);
        }
        var texts = new ArrayList<List<String>>();
        try (var sheet = Sheets.open(file, fileName, as.textsOnly())) {
            for (var row : sheet) {
                if (texts.size() == rows.size()) break;
                texts.add(row.cells());
            }
        }
        return numbers(texts, reader);
    }

    /// The same of rows of texts.
    public static Language numbers(List<List<String>> rows, Language reader) {
        int commas = 0;
        int points = 0;
        for (var row : rows) {
            for (var cell : row) {
                var bare = AROUND.matcher(cell).replaceAll("");
                if (COMMA_LAST.matcher(bare).matches()) commas++;
                if (POINT_LAST.matcher(bare).matches()) points++;
            }
        }
        if (commas != points) return commas > points ? Language.HUNGARIAN : Language.ENGLISH;
        return reader;
    }

    /// A number above twelve cannot be a month. Where no date has one, a company of the United
    /// States means the month first, as long as it writes slashes or no such date at all: the
    /// choice is remembered for the next file with the same columns.
    public static DateOrder dates(List<List<String>> rows, String country) {
        boolean hasOther = false;
        for (var row : rows) {
            for (var cell : row) {
                var date = YEAR_LAST.matcher(cell.strip());
                if (!date.matches()) continue;
                if (Integer.parseInt(date.group(1)) > 12) return DateOrder.DMY;
                if (Integer.parseInt(date.group(3)) > 12) return DateOrder.MDY;
                hasOther |= !date.group(2).equals("/");
            }
        }
        return !hasOther && country.equals("US") ? DateOrder.MDY : DateOrder.DMY;
    }
}
