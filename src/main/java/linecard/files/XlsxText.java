package linecard.files;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/// Texts inside an XLSX: runs of letters put together, readings for Japanese left out, and
/// characters that XML cannot hold written as `_x000D_`.
final class XlsxText {

    private static final int ESCAPED_CHARS = 7 * Limits.CELL_CHARS;
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final Pattern TO_ESCAPE =
            Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)|[\\x00-\\x08\\x0b-\\x1f\\ufffe\\uffff]");

    private XlsxText() {}

    /// The text up to the end of the element of this name; null where it is too long for a cell.
    static @Nullable String of(XmlPart part, String name) {
        var text = new StringBuilder();
        while (part.next() && !part.ends(name)) {
            if (part.starts("rPh")) skip(part, "rPh");
            if (!part.starts("t")) continue;
            var run = part.text(ESCAPED_CHARS);
            if (run == null || text.length() + run.length() > ESCAPED_CHARS) return null;
            text.append(run);
        }
        return fitting(text.toString());
    }

    /// The text without escapes; null where it is too long for a cell.
    static @Nullable String fitting(@Nullable String escaped) {
        if (escaped == null) return null;
        var text = escaped.contains("_x")
                ? ESCAPED.matcher(escaped).replaceAll(XlsxText::character) : escaped;
        return text.length() > Limits.CELL_CHARS ? null : text;
    }

    static String escaped(String text) {
        return TO_ESCAPE.matcher(text).replaceAll(
                found -> "_x%04X_".formatted((int) found.group().charAt(0)));
    }

    private static void skip(XmlPart part, String name) {
        while (part.next()) if (part.ends(name)) return;
    }

    /// NUL stays escaped: no text of ours holds one.
    private static String character(java.util.regex.MatchResult found) {
        char c = (char) Integer.parseInt(found.group(1), 16);
        var kept = c == 0 ? found.group() : String.valueOf(c);
        return java.util.regex.Matcher.quoteReplacement(kept);
    }
}
