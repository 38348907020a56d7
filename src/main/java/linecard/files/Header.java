package linecard.files;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/// The names of the columns: none blank, none twice.
final class Header {

    private Header() {}

    /// @throws FileRefused naming the columns without a name, or the names that stand twice
    static List<String> of(Row row) {
        var names = new ArrayList<String>();
        for (var cell : row.cells()) {
            names.add(Normalizer.normalize(cell, Normalizer.Form.NFC).strip());
        }
        while (!names.isEmpty() && names.getLast().isEmpty()) names.removeLast();
        refuseBlank(names);
        refuseTwice(names);
        return List.copyOf(names);
    }

    private static void refuseBlank(List<String> names) {
        var blank = new ArrayList<String>();
        for (int i = 0; i < names.size(); i++) if (names.get(i).isEmpty()) blank.add(letters(i));
        if (!blank.isEmpty()) {
            throw new FileRefused("files.header-blank", blank.size(), String.join(", ", blank));
        }
    }

    private static void refuseTwice(List<String> names) {
        var seen = new HashSet<String>();
        var twice = new LinkedHashSet<String>();
        for (var name : names) if (!seen.add(name.toLowerCase(Locale.ROOT))) twice.add(name);
        if (!twice.isEmpty()) {
            throw new FileRefused("files.header-twice", twice.size(), String.join(", ", twice));
        }
    }

    /// The column as a spreadsheet names it: A, B, … Z, AA.
    static String letters(int column) {
        var letter = String.valueOf((char) ('A' + column % 26));
        return column < 26 ? letter : letters(column / 26 - 1) + letter;
    }
}
