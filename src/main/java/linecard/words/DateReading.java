package linecard.words;

import linecard.calendar.KnownYears;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The forms in which people write dates. What is ambiguous is refused.
final class DateReading {

    static final int FIRST_YEAR = 1900;
    static final int LAST_YEAR = KnownYears.LAST;

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern YEAR_FIRST = Pattern.compile(
            "(\\d{4}) ?([./-]) ?(\\d{1,2}) ?\\2 ?(\\d{1,2})\\.?");
    private static final Pattern YEAR_LAST = Pattern.compile(
            "(\\d{1,2}) ?([./-]) ?(\\d{1,2}) ?\\2 ?(\\d{4})\\.?");
    private static final Pattern DAY_WORD_YEAR = Pattern.compile(
            "(?<day>\\d{1,2})[ -](?<month>\\p{L}+)\\.?[ -](?<year>\\d{4})");
    private static final Pattern WORD_DAY_YEAR = Pattern.compile(
            "(?<month>\\p{L}+)\\.? (?<day>\\d{1,2}),? (?<year>\\d{4})");
    private static final Pattern YEAR_WORD_DAY = Pattern.compile(
            "(?<year>\\d{4})\\.? ?(?<month>\\p{L}+)\\.? ?(?<day>\\d{1,2})\\.?");

    /// A time of day behind a date, as spreadsheets and other programs write it.
    private static final Pattern TIME = Pattern.compile(
            "(?<=\\d\\.?)(?:,? |T)\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?"
            + "(?: ?[AaPp]\\.?[Mm]\\.?)?(?:Z| ?[+-]\\d{2}:?\\d{2})?$");

    private static final Pattern YEAR_MONTH = Pattern.compile("(\\d{4}) ?[./-] ?(\\d{1,2})\\.?");
    private static final Pattern YEAR_WORD = Pattern.compile("(\\d{4})\\.? (\\p{L}+)\\.?");
    private static final Pattern WORD_YEAR = Pattern.compile("(\\p{L}+)\\.? (\\d{4})");

    private static final Map<String, Integer> ENGLISH = names(Language.ENGLISH);
    private static final Map<String, Integer> HUNGARIAN = names(Language.HUNGARIAN);

    private DateReading() {}

    static LocalDate date(String text, Language language, DateOrder order) {
        if (order == DateOrder.ISO) {
            var iso = matched(ISO, text, "words.notADate");
            return date(iso.group(1), iso.group(2), iso.group(3));
        }
        var yearFirst = YEAR_FIRST.matcher(text);
        if (yearFirst.matches()) {
            return date(yearFirst.group(1), yearFirst.group(3), yearFirst.group(4));
        }
        var yearLast = YEAR_LAST.matcher(text);
        if (order != DateOrder.YMD && yearLast.matches()) {
            boolean dayFirst = order == DateOrder.DMY;
            return date(yearLast.group(4), yearLast.group(dayFirst ? 3 : 1),
                    yearLast.group(dayFirst ? 1 : 3));
        }
        return withWord(text, language);
    }

    private static LocalDate withWord(String text, Language language) {
        var words = language == Language.HUNGARIAN
                ? matched(YEAR_WORD_DAY, text, "words.notADate")
                : matched(DAY_WORD_YEAR.matcher(text).matches() ? DAY_WORD_YEAR : WORD_DAY_YEAR,
                        text, "words.notADate");
        int month = named(words.group("month"), language);
        if (month == 0) throw new ReadingException("words.notADate");
        return date(words.group("year"), "" + month, words.group("day"));
    }

    static String withoutTime(String text) {
        return TIME.matcher(text).replaceFirst("");
    }

    /// In whose words a date is: with them Hungarians write the year first, the English last.
    static Language writer(String text) {
        return YEAR_WORD_DAY.matcher(text).matches() ? Language.HUNGARIAN : Language.ENGLISH;
    }

    static YearMonth month(String text) {
        var numbers = YEAR_MONTH.matcher(text);
        if (numbers.matches()) return month(numbers.group(1), number(numbers.group(2)));
        var yearFirst = YEAR_WORD.matcher(text);
        if (yearFirst.matches()) {
            return month(yearFirst.group(1), named(yearFirst.group(2), Language.HUNGARIAN));
        }
        var wordFirst = matched(WORD_YEAR, text, "words.notAMonth");
        return month(wordFirst.group(2), named(wordFirst.group(1), Language.ENGLISH));
    }

    private static YearMonth month(String year, int month) {
        if (month < 1 || month > 12) throw new ReadingException("words.notAMonth");
        return YearMonth.of(year(year), month);
    }

    private static LocalDate date(String year, String month, String day) {
        try {
            return LocalDate.of(year(year), number(month), number(day));
        } catch (DateTimeException _) {
            throw new ReadingException("words.noSuchDay");
        }
    }

    private static int year(String digits) {
        int year = number(digits);
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new ReadingException("words.farYear", FIRST_YEAR, LAST_YEAR);
        }
        return year;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static Matcher matched(Pattern form, String text, String refusal) {
        var matcher = form.matcher(text);
        if (!matcher.matches()) throw new ReadingException(refusal);
        return matcher;
    }

    /// The number of a month's name, full or short; 0 where it is none.
    private static int named(String word, Language language) {
        var names = language == Language.ENGLISH ? ENGLISH : HUNGARIAN;
        return names.getOrDefault(word.toLowerCase(Locale.ROOT), 0);
    }

    private static Map<String, Integer> names(Language language) {
        var names = new HashMap<String, Integer>();
        for (var month : Month.values()) {
            for (var style : List.of(TextStyle.FULL, TextStyle.SHORT)) {
                var name = month.getDisplayName(style, language.locale()).replace(".", "");
                names.put(name.toLowerCase(Locale.ROOT), month.getValue());
            }
        }
        if (language == Language.ENGLISH) names.put("sept", 9);
        return names;
    }
}
