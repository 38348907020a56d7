package linecard.words;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts arguments into a message. A period that an argument ends with, as a date in Hungarian or
/// `Inc.`, ends the sentence too.
final class Sentence {

    private static final Pattern PLACE =
            Pattern.compile("\\{(\\d)(?:\\|([^|}]*)\\|([^}]*))?}(\\.(?!\\.))?");

    private Sentence() {}

    static String fill(String text, Object... arguments) {
        if (text.indexOf('{') < 0) return text;
        return PLACE.matcher(text).replaceAll(place -> {
            var argument = arguments[Integer.parseInt(place.group(1))];
            var said = place.group(2) == null
                    ? String.valueOf(argument)
                    : isOne(argument) ? place.group(2) : place.group(3);
            boolean ends = place.group(4) != null && !said.endsWith(".");
            return Matcher.quoteReplacement(ends ? said + "." : said);
        });
    }

    private static boolean isOne(Object argument) {
        return argument instanceof Number number && number.longValue() == 1;
    }
}
