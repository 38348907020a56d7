package linecard.words;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;

/// The plain forms of numbers and dates, read without patterns: nine of ten cells of a file are
/// written so, and a file has millions. Whatever is not plain is left to [Reading], which would
/// read the plain ones alike.
final class PlainReading {

    /// So many digits fit into a long with room to spare.
    private static final int MOST_DIGITS = 15;

    private PlainReading() {}

    /// Digits with an optional minus before and an optional mark among them; null otherwise.
    static @Nullable BigDecimal number(String text, Language language) {
        int mark = mark(text);
        if (mark == NOT_PLAIN) return null;
        boolean isWhole = mark == NO_MARK || isGroup(text, mark, language);
        return BigDecimal.valueOf(digits(text), isWhole ? 0 : text.length() - mark - 1);
    }

    private static final int NOT_PLAIN = -2;
    private static final int NO_MARK = -1;

    private static int mark(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        int end = text.length();
        if (end == from || end - from > MOST_DIGITS) return NOT_PLAIN;
        int mark = NO_MARK;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') continue;
            boolean isMark = (c == '.' || c == ',') && mark == NO_MARK && i > from && i < end - 1;
            if (!isMark) return NOT_PLAIN;
            mark = i;
        }
        return mark;
    }

    /// Three digits behind the mark that is not the language's decimal one: thousands.
    private static boolean isGroup(String text, int mark, Language language) {
        char decimalMark = language == Language.ENGLISH ? '.' : ',';
        int from = text.charAt(0) == '-' ? 1 : 0;
        return text.charAt(mark) != decimalMark && text.length() - mark == 4
                && mark - from <= 3 && text.charAt(from) != '0';
    }

    private static long digits(String text) {
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit >= 0) value = value * 10 + digit;
        }
        return text.charAt(0) == '-' ? -value : value;
    }

    /// `2026-11-03`, and where it may be other than ISO `2026.11.03`, `2026.11.03.` and
    /// `2026/11/03`; null otherwise.
    static @Nullable LocalDate date(String text, DateOrder order) {
        int length = text.length();
        if (length != 10 && (length != 11 || text.charAt(10) != '.')) return null;
        char mark = text.charAt(4);
        if (mark != text.charAt(7)) return null;
        if (mark != '-' && (order == DateOrder.ISO || mark != '.' && mark != '/')) return null;
        if (length == 11 && order == DateOrder.ISO) return null;
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        if (year < DateReading.FIRST_YEAR || year > DateReading.LAST_YEAR) return null;
        try {
            return month < 1 || day < 1 ? null : LocalDate.of(year, month, day);
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') return -1;
            value = value * 10 + (c - '0');
        }
        return value;
    }
}
