package linecard.files;

import linecard.words.DateOrder;
import linecard.words.Language;

import java.util.List;
import java.util.regex.Pattern;

/// How numbers and dates are written, guessed from the first rows of a file. A person sees the
/// guess and may choose otherwise.
public final class Guess {

    private static final Pattern COMMA_LAST =
            Pattern.compile("-?\\d{1,3}([. \u00a0\u202f]\\d{3})+,\\d+|-?\\d+,(\\d{1,2}|\\d{4,})");
    private static final Pattern POINT_LAST =
            Pattern.compile("-?\\d{1,3}([, \u00a0\u202f]\\d{3})+\\.\\d+"
                    + "|-?\\d+\\.(\\d{1,2}|\\d{4,})");
    private static final Pattern YEAR_LAST =
            Pattern.compile("(\\d{1,2})([./-]) ?(\\d{1,2})[./-] ?\\d{4}\\.?( .*)?");

    private Guess() {}

    /// In whose way the numbers are written. An XLSX keeps its numbers with a point whatever it
    /// shows.
    public static Language numbers(boolean isCsv, List<List<String>> rows, Language reader) {
        if (!isCsv) return Language.ENGLISH;
        int commas = 0;
        int points = 0;
        for (var row : rows) {
            for (var cell : row) {
                if (COMMA_LAST.matcher(cell.strip()).matches()) commas++;
                if (POINT_LAST.matcher(cell.strip()).matches()) points++;
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
