package linecard.emails;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Who wrote to whom in a mail that was handed on: mail programs put its head above the text, in
/// the language of whoever hands it on.
final class Forwarding {

    private static final int LINES = 300;
    private static final int MOST = 20;

    private static final Pattern LINE = Pattern.compile("[> \\t*|]{0,40}(?:from|sender|to|cc"
            + "|feladó|küldő|címzett|címzettek|másolatot kap|másolat"
            + "|von|absender|an|kopie)\\*?[ \\u00a0]?:(.{1,2000})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private Forwarding() {}

    /// The addresses in heads of that kind, in the order they stand, in small letters.
    static List<String> addresses(String text) {
        var found = new LinkedHashSet<String>();
        text.lines().limit(LINES).forEach(line -> {
            var head = LINE.matcher(line);
            if (!head.matches()) return;
            var address = Head.ADDRESS.matcher(head.group(1));
            while (address.find() && found.size() < MOST) {
                found.add(address.group().toLowerCase(Locale.ROOT));
            }
        });
        return new ArrayList<>(found);
    }
}
