package linecard.files;

import java.util.regex.Pattern;

/// Keeps a text that came from a person from becoming a formula in somebody's spreadsheet.
///
/// A spreadsheet takes a CSV cell that begins with = + - or @ for a formula, after blanks and in
/// full-width forms too; one that begins with a tab or a line break is taken apart. Where the
/// spreadsheet parts columns by another character than the file does, any of , ; tab | or a line
/// break inside a text begins a cell as well. Such a text gets an apostrophe before it, and
/// another at each such place inside; [#read] takes exactly those away again.
final class Harmless {

    private static final String BLANK = "\\p{Zs}\\ufeff\\p{Cf}\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f";
    private static final String SIGN =
            "[=+\\-@\\u2212\\uff1d\\uff0b\\uff0d\\uff20\\ufe62\\ufe63\\ufe66\\ufe6b]";
    private static final String CELL = "['\"" + BLANK + "]*+" + SIGN;
    private static final Pattern FIRST =
            Pattern.compile("\\A(?:" + CELL + "|['\"" + BLANK + "]*+[\\t\\r\\n])");
    private static final Pattern INSIDE = Pattern.compile("(?<=[,;\\t|\\r\\n])(?=" + CELL + ")");
    private static final Pattern MARKED = Pattern.compile("(?<=[,;\\t|\\r\\n])'(?=" + CELL + ")");

    private Harmless() {}

    /// The text as it goes into a CSV. NUL, which no text of ours holds, is left out.
    static String write(String text) {
        var plain = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        if (!isSuspect(plain)) return plain;
        var inside = INSIDE.matcher(plain);
        if (!FIRST.matcher(plain).find() && !inside.reset().find()) return plain;
        return "'" + inside.reset().replaceAll("'");
    }

    /// The text as it was before [#write]; any other text as it is.
    static String read(String cell) {
        if (cell.isEmpty() || cell.charAt(0) != '\'') return cell;
        var text = MARKED.matcher(cell.substring(1)).replaceAll("");
        return write(text).equals(cell) ? text : cell;
    }

    /// A quick look that spares most texts the patterns.
    private static boolean isSuspect(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '\u2200' || "=+-@".indexOf(c) >= 0) return true;
        }
        return false;
    }
}
