package linecard.words;

/// Puts arguments into a message. A period that an argument ends with, as a date in Hungarian or
/// `Inc.`, ends the sentence too. A page says hundreds of them, so they are read by hand.
final class Sentence {

    private Sentence() {}

    static String fill(String text, Object... arguments) {
        int open = text.indexOf('{');
        if (open < 0) return text;
        var filled = new StringBuilder(text.length() + 32);
        int from = 0;
        while (open >= 0) {
            int close = text.indexOf('}', open);
            filled.append(text, from, open)
                    .append(said(text.substring(open + 1, close), arguments));
            from = close + 1;
            if (ends(filled) && endsHere(text, from)) from++;
            open = text.indexOf('{', from);
        }
        return filled.append(text, from, text.length()).toString();
    }

    private static boolean ends(CharSequence said) {
        return !said.isEmpty() && said.charAt(said.length() - 1) == '.';
    }

    /// Whether one period follows, not an ellipsis.
    private static boolean endsHere(String text, int at) {
        return text.startsWith(".", at) && !text.startsWith("..", at);
    }

    /// @param place `0`, or `0|call|calls`
    private static String said(String place, Object[] arguments) {
        var argument = arguments[place.charAt(0) - '0'];
        int one = place.indexOf('|');
        if (one < 0) return String.valueOf(argument);
        int more = place.indexOf('|', one + 1);
        return isOne(argument) ? place.substring(one + 1, more) : place.substring(more + 1);
    }

    private static boolean isOne(Object argument) {
        return argument instanceof Number number && number.longValue() == 1;
    }
}
