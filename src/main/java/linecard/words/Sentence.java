package linecard.words;

import java.math.BigDecimal;

/// Puts arguments into a message. A period that an argument ends with, as a date in Hungarian or
/// `Inc.`, ends the sentence too. A page says hundreds of them, so they are read by hand.
final class Sentence {

    private Sentence() {}

    static String fill(String text, Writing writing, Object... arguments) {
        int open = text.indexOf('{');
        if (open < 0) return text;
        var filled = new StringBuilder(text.length() + 32);
        int from = 0;
        while (open >= 0) {
            int close = text.indexOf('}', open);
            filled.append(text, from, open)
                    .append(said(text.substring(open + 1, close), writing, arguments));
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
    private static String said(String place, Writing writing, Object[] arguments) {
        var argument = arguments[place.charAt(0) - '0'];
        int one = place.indexOf('|');
        if (one < 0) return said(argument, writing);
        int more = place.indexOf('|', one + 1);
        return isOne(argument) ? place.substring(one + 1, more) : place.substring(more + 1);
    }

    /// A year has four digits and stays as it is.
    private static String said(Object argument, Writing writing) {
        return (argument instanceof Integer || argument instanceof Long)
                && Math.abs(((Number) argument).longValue()) > 9_999
                ? writing.decimal(BigDecimal.valueOf(((Number) argument).longValue()))
                : String.valueOf(argument);
    }

    /// A notice takes its numbers along as text.
    private static boolean isOne(Object argument) {
        return argument instanceof Number number ? number.longValue() == 1 : "1".equals(argument);
    }
}
