package linecard.files;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Cuts a vCard file into the texts of its cards, without their pictures, sounds and keys: what is
/// left of one is small, however large the file is.
final class VcardTexts {

    static final int CARD_CHARS = 1 << 16;

    private static final int LINE_CHARS = 1 << 14;
    private static final Pattern BULKY =
            Pattern.compile("(?i)([\\w-]+\\.)?(PHOTO|LOGO|SOUND|KEY|AGENT)[;:].*");

    private final BufferedReader text;
    private long line;
    private @Nullable String ahead;

    VcardTexts(BufferedReader text) {
        this.text = text;
    }

    /// @param line on which the card begins, from 1
    /// @param problem where it is none
    record Found(long line, String text, Optional<Problem> problem) {

        static Found wrong(long line, String key, Object... arguments) {
            return new Found(line, "", Optional.of(Problem.of(key, arguments)));
        }
    }

    /// The next card; null after the last.
    @Nullable Found next() throws IOException {
        var first = line();
        while (first != null && first.isBlank()) first = line();
        if (first == null) return null;
        long at = line;
        return is(first, "BEGIN:VCARD") ? card(at, first) : outside(at);
    }

    /// What stands between cards is one fault, however long it is.
    private Found outside(long at) throws IOException {
        var next = line();
        while (next != null && !is(next, "BEGIN:VCARD")) next = line();
        ahead = next;
        if (next != null) line--;
        return Found.wrong(at, "files.card-outside");
    }

    private Found card(long at, String first) throws IOException {
        var card = new StringBuilder(first).append('\n');
        boolean isBulky = false;
        boolean isTooLong = false;
        int depth = 1;
        while (depth > 0) {
            var next = line();
            if (next == null) return Found.wrong(at, "files.card-open");
            if (is(next, "BEGIN:VCARD")) depth++;
            if (is(next, "END:VCARD")) depth--;
            boolean isFolded = next.startsWith(" ") || next.startsWith("\t");
            if (!isFolded) isBulky = BULKY.matcher(next).matches() || isLoose(next, isBulky);
            if (isBulky || depth > 1) continue;
            if (card.length() + next.length() > CARD_CHARS) isTooLong = true;
            else card.append(next).append('\n');
        }
        return isTooLong ? Found.wrong(at, "files.card-long", CARD_CHARS)
                : new Found(at, card.toString(), Optional.empty());
    }

    /// Old cards go on with what is bulky without a blank before it.
    private static boolean isLoose(String line, boolean isBulky) {
        return isBulky && line.indexOf(':') < 0 && !line.isBlank();
    }

    private static boolean is(String line, String what) {
        return line.strip().toUpperCase(Locale.ROOT).equals(what);
    }

    /// A line, cut where it is longer than any that is of use.
    private @Nullable String line() throws IOException {
        line++;
        var kept = ahead;
        ahead = null;
        if (kept != null) return kept;
        var read = new StringBuilder();
        int c = text.read();
        if (c < 0) return null;
        for (; c >= 0 && c != '\n'; c = text.read()) {
            if (c != '\r' && read.length() < LINE_CHARS) read.append((char) c);
        }
        return read.toString();
    }
}
