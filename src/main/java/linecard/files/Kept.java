package linecard.files;

/// Cells of a file as the database can keep them: no NUL, no half letters, not without end.
public final class Kept {

    public static final int CHARS = 4_000;

    private Kept() {}

    /// The cell, cut and mended where it must be.
    public static String text(String cell) {
        var whole = cell.length() <= CHARS ? cell : cut(cell, CHARS) + "…";
        if (whole.indexOf('\0') < 0 && !hasHalfLetter(whole)) return whole;
        var kept = new StringBuilder();
        whole.codePoints().forEach(c -> kept.appendCodePoint(
                c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                        ? '\ufffd' : c));
        return kept.toString();
    }

    /// The beginning, without cutting a letter that takes two places.
    public static String cut(String text, int length) {
        boolean inLetter = Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, inLetter ? length - 1 : length);
    }

    /// Half of a letter that takes two places: no database keeps it.
    public static boolean hasHalfLetter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isSurrogate(text.charAt(i))) continue;
            boolean whole = Character.isHighSurrogate(text.charAt(i)) && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (!whole) return true;
            i++;
        }
        return false;
    }
}
