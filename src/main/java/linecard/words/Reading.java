package linecard.words;

import linecard.money.Money;
import linecard.money.Rate;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;

/// Reads what people type or import, wholly or not at all.
///
/// Digits may stand in threes with spaces, commas or dots between them, and the mark left over is
/// the decimal one: `1 234,5`, `1,234.5` and `1.234,5` can only mean one thing in any language.
/// Where both readings are possible, as in `1,234`, the language decides. A minus may be any
/// dash, before or after, or the parentheses of accountants; behind a comma dashes are zeros, as
/// in `1.234,-`. What cannot be read is a [ReadingException].
///
/// A column of a file is best read in the language of its writer: one cell alone may look like
/// either.
public final class Reading {

    /// Longer than anything that a person would call a number or a date.
    private static final int LONGEST = 100;

    private static final Pattern PLAIN = Pattern.compile("(\\d+)(?:([.,])(\\d+))?");
    private static final Pattern GROUPED = Pattern.compile(
            "([1-9]\\d{0,2})([ .,])(\\d{3}(?:\\2\\d{3})*)(?:(?!\\2)[.,](\\d+))?");
    private static final Pattern FRACTION = Pattern.compile("[.,]\\d+");
    /// Digits with the mark of a currency before or behind them; the `e` of `1e5` is none.
    private static final Pattern MARKED = Pattern.compile(
            "[^\\p{L}\\p{Sc}\\d]*[\\p{L}\\p{Sc}]{0,6}[^\\p{L}\\p{Sc}]*\\d"
            + "[^\\p{L}\\p{Sc}]*[\\p{L}\\p{Sc}]{0,6}[^\\p{L}\\p{Sc}\\d]*");
    /// How whole amounts are written by hand, and on price lists.
    private static final Pattern DASHED = Pattern.compile("(?<=\\d),--?(?! ?[\\d-])");
    private static final Pattern MINUSES =
            Pattern.compile("[\u2010-\u2013\u2212\ufe63\uff0d]");

    private Reading() {}

    public static BigDecimal number(String typed, Language language) {
        var plain = PlainReading.number(typed, language);
        return plain != null ? plain : figure(typed, List.of(), language);
    }

    /// A number counted in units of its `decimals`-th place: `1,5` with three is 1500.
    public static long fixed(String typed, int decimals, Language language) {
        return exact(number(typed, language), decimals);
    }

    public static long whole(String typed, Language language) {
        var number = number(typed, language);
        if (number.scale() > 0) throw new ReadingException("words.notWhole");
        return exact(number);
    }

    /// An amount in this currency, whose sign or code may stand before or after it.
    public static Money money(String typed, Currency currency, Language language) {
        var plain = PlainReading.number(typed, language);
        var figure = plain != null ? plain : amount(typed, currency, language);
        return new Money(exact(figure, currency.getDefaultFractionDigits()), currency);
    }

    private static BigDecimal amount(String typed, Currency currency, Language language) {
        var tidy = tidy(typed, "words.notANumber");
        var units = units(currency.getCurrencyCode());
        if (namesAnother(tidy, units)) {
            throw new ReadingException("words.otherCurrency", currency.getCurrencyCode());
        }
        return figure(tidy, units, language);
    }

    private static long exact(BigDecimal number, int decimals) {
        var units = number.movePointRight(decimals);
        if (units.scale() > 0 && units.stripTrailingZeros().scale() > 0) {
            throw decimals == 0 ? new ReadingException("words.notWhole")
                    : new ReadingException("words.tooFine", decimals);
        }
        return exact(units);
    }

    /// A percentage from 0 to 100 with at most four decimals, with or without its sign.
    public static Rate percent(String typed, Language language) {
        var percent = figure(typed, List.of("%"), language);
        if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new ReadingException("words.notAShare");
        }
        var millionths = percent.movePointRight(4).stripTrailingZeros();
        if (millionths.scale() > 0) throw new ReadingException("words.tooFine", 4);
        return new Rate(millionths.longValueExact());
    }

    /// A date with its year first or its month as a word.
    public static LocalDate date(String typed, Language language) {
        return date(typed, language, DateOrder.YMD);
    }

    /// A date of numbers in this order or, but for ISO, with its month as a word.
    public static LocalDate date(String typed, Language language, DateOrder order) {
        var plain = PlainReading.date(typed, order);
        return plain != null ? plain
                : DateReading.date(tidy(typed, "words.notADate"), language, order);
    }

    /// A date in a file: its words may be of either language whatever its numbers look like, and
    /// a time of day behind it is passed over.
    public static LocalDate day(String typed, DateOrder order) {
        var plain = PlainReading.date(typed, order);
        if (plain != null) return plain;
        var date = DateReading.withoutTime(tidy(typed, "words.notADate"));
        return DateReading.date(date, DateReading.writer(date), order);
    }

    /// A month as numbers, year first, or as a word of either language.
    public static YearMonth month(String typed) {
        return DateReading.month(tidy(typed, "words.notAMonth"));
    }

    private static String tidy(String typed, String refusal) {
        if (typed.length() > LONGEST) throw new ReadingException(refusal);
        var tidy = new StringBuilder(Normalizer.normalize(typed, Normalizer.Form.NFC));
        for (int i = 0; i < tidy.length(); i++) {
            if (Character.isSpaceChar(tidy.charAt(i))) tidy.setCharAt(i, ' ');
        }
        return MINUSES.matcher(tidy).replaceAll("-").strip();
    }

    private static BigDecimal figure(String typed, List<String> units, Language language) {
        var tidy = tidy(typed, "words.notANumber");
        var outer = Signed.of(DASHED.matcher(tidy).replaceFirst(",00"));
        var bare = withoutUnit(outer.rest, units);
        var inner = outer.sign == 0 ? Signed.of(bare) : new Signed(outer.sign, bare);
        var size = unsigned(inner.rest, language);
        return inner.sign < 0 ? size.negate() : size;
    }

    /// A sign, 0 where none was written, and what it stands at.
    private record Signed(int sign, String rest) {

        static Signed of(String text) {
            int end = text.length() - 1;
            if (end < 1) return new Signed(0, text);
            if (text.charAt(0) == '(' && text.charAt(end) == ')') {
                return new Signed(-1, text.substring(1, end).strip());
            }
            if (text.charAt(0) == '-') return new Signed(-1, text.substring(1).strip());
            if (text.charAt(0) == '+') return new Signed(1, text.substring(1).strip());
            if (text.charAt(end) == '-') return new Signed(-1, text.substring(0, end).strip());
            return new Signed(0, text);
        }
    }

    private static String withoutUnit(String text, List<String> units) {
        for (var unit : units) {
            int rest = text.length() - unit.length();
            if (text.regionMatches(true, 0, unit, 0, unit.length())) {
                return text.substring(unit.length()).strip();
            }
            if (rest > 0 && text.regionMatches(true, rest, unit, 0, unit.length())) {
                return text.substring(0, rest).strip();
            }
        }
        return text;
    }

    private static BigDecimal unsigned(String text, Language language) {
        char decimalMark = language == Language.ENGLISH ? '.' : ',';
        var plain = PLAIN.matcher(text);
        if (plain.matches()) {
            boolean groups = GROUPED.matcher(text).matches() && text.indexOf(decimalMark) < 0;
            return new BigDecimal(groups
                    ? plain.group(1) + plain.group(3)
                    : text.replace(',', '.'));
        }
        var grouped = GROUPED.matcher(text);
        if (grouped.matches()) {
            var whole = grouped.group(1) + grouped.group(3).replaceAll("[ .,]", "");
            var fraction = grouped.group(4);
            return new BigDecimal(fraction == null ? whole : whole + "." + fraction);
        }
        if (FRACTION.matcher(text).matches() && text.charAt(0) == decimalMark) {
            return new BigDecimal("0." + text.substring(1));
        }
        throw new ReadingException("words.notANumber");
    }

    private static long exact(BigDecimal whole) {
        try {
            return whole.longValueExact();
        } catch (ArithmeticException _) {
            throw new ReadingException("words.tooLarge");
        }
    }

    private static List<String> units(String code) {
        return switch (code) {
            case "EUR" -> List.of("EUR", "€");
            case "USD" -> List.of("USD", "US$", "$");
            case "GBP" -> List.of("GBP", "£");
            case "HUF" -> List.of("HUF", "Ft", "forint");
            default -> List.of(code);
        };
    }

    private static boolean namesAnother(String text, List<String> units) {
        if (!MARKED.matcher(text).matches()) return false;
        var mark = text.replaceAll("[^\\p{L}\\p{Sc}]", "");
        return !mark.isEmpty() && units.stream().noneMatch(mark::equalsIgnoreCase);
    }
}
