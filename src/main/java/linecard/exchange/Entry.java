package linecard.exchange;

import linecard.calendar.KnownYears;
import linecard.files.Kept;
import linecard.files.Row;
import linecard.words.Language;
import linecard.words.Reading;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import static java.math.RoundingMode.DOWN;
import static java.math.RoundingMode.HALF_UP;

/// One row of a file, asked by the names of our fields. A value that cannot be read is noted as
/// the row's problem, and something harmless is answered in its place.
public final class Entry {

    /// What a code takes at most, in characters.
    public static final int CODE = 60;

    /// Stands in a row that another room puts together where the row says nothing of a field, not
    /// even that it is empty.
    public static final String UNSAID = "\0";

    /// Where the fields stand, made once a file.
    public record Places(
            Map<String, Integer> columns, Map<String, String> words, Interpretation how,
            Currency currency) {

        /// Where the fields stand in the file of this import.
        public static Places of(Import source, Currency currency) {
            var header = source.header();
            var columns = new HashMap<String, Integer>();
            var words = new HashMap<String, String>();
            source.mapping().forEach((field, column) -> {
                if (header.contains(column)) columns.put(field, header.indexOf(column));
                else words.put(field, column.substring(1));
            });
            return new Places(columns, words, source.how(), currency);
        }

        /// Where those of these fields stand that the file has.
        public int[] columns(List<Field> fields) {
            return fields.stream().map(field -> columns.get(field.name()))
                    .filter(Objects::nonNull).mapToInt(column -> column).toArray();
        }
    }

    private final Places places;
    private final Row row;
    private Currency currency;
    private @Nullable Rejection problem;

    /// @param places of the file that the row stands in
    public Entry(Places places, Row row) {
        this.places = places;
        this.row = row;
        this.currency = places.currency();
        row.problem().ifPresent(found ->
                problem = new Rejection("", found.key(), found.arguments()));
    }

    /// What is wrong with the row; null where nothing is.
    public @Nullable Rejection problem() {
        return problem;
    }

    /// In whose way the file writes numbers.
    public Language numbers() {
        return places.how().numbers();
    }

    /// From now on amounts are read in this currency.
    public void in(Currency other) {
        currency = other;
    }

    /// Notes what is wrong; what was found first stays.
    public void problem(String field, String key, Object... arguments) {
        if (problem == null) problem = Rejection.of(field, key, arguments);
    }

    /// Whether the row speaks of this field at all.
    public boolean has(String field) {
        var column = places.columns().get(field);
        if (column == null) return places.words().containsKey(field);
        return column >= row.cells().size() || !row.cells().get(column).equals(UNSAID);
    }

    /// What stands there, without blanks around it; empty where nothing does.
    public String raw(String field) {
        var column = places.columns().get(field);
        if (column == null) return places.words().getOrDefault(field, "");
        var cell = column < row.cells().size() ? row.cells().get(column) : UNSAID;
        return cell.equals(UNSAID) ? "" : cell.strip();
    }

    /// A text that may be empty.
    public String note(String field, int longest) {
        var text = raw(field);
        if (text.length() > longest) problem(field, "web.tooLong", longest);
        if (isUnreadable(text)) problem(field, "web.unreadable");
        return text;
    }

    private static boolean isUnreadable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && c != '\n' && c != '\t') return true;
        }
        return Kept.hasHalfLetter(text);
    }

    /// A text that must be there.
    public String text(String field, int longest) {
        var text = note(field, longest);
        if (text.isEmpty()) problem(field, "web.missing");
        return text;
    }

    /// A code, which must be there.
    public String code(String field) {
        return text(field, CODE);
    }

    /// The text; null where the file has no such field.
    public @Nullable String noteIfGiven(String field, int longest) {
        return has(field) ? note(field, longest) : null;
    }

    private BigDecimal number(String field) {
        return read(field, BigDecimal.ZERO,
                text -> Reading.number(text, numbers()));
    }

    /// Thousandths of a unit.
    public long milli(String field) {
        return read(field, 0L, text -> Reading.fixed(text, 3, numbers()));
    }

    /// An amount in minor units; what is finer is refused.
    public long minor(String field) {
        return read(field, 0L, text -> Reading.money(text, currency, numbers()).minor());
    }

    /// The same of a part of what stands there.
    public long minor(String field, String part) {
        try {
            return Reading.money(part, currency, numbers()).minor();
        } catch (ReadingException e) {
            problem(field, e.key(), e.arguments());
            return 0;
        }
    }

    /// An amount in minor units; what is finer is rounded, halves away from zero. Of a currency
    /// without decimals it is refused: there somebody meant another currency.
    public long rounded(String field) {
        var digits = currency.getDefaultFractionDigits();
        var number = number(field);
        if (digits == 0 && number.stripTrailingZeros().scale() > 0) {
            problem(field, "words.notWhole");
        }
        return fitting(field, number.movePointRight(digits).setScale(0, HALF_UP));
    }

    /// A whole number.
    public long whole(String field) {
        return read(field, 0L, text -> Reading.whole(text, numbers()));
    }

    /// A date; a time of day behind it is passed over.
    public LocalDate date(String field) {
        return read(field, LocalDate.EPOCH, text -> Reading.day(text, places.how().dates()));
    }

    /// The same, in a year for which something may be told.
    ///
    /// @param firstYear before it nothing was
    public LocalDate date(String field, int firstYear) {
        var day = date(field);
        if (day.getYear() < firstYear || day.getYear() > KnownYears.LAST) {
            problem(field, "words.farYear", firstYear, KnownYears.LAST);
        }
        return day;
    }

    /// One of the words of a field, as stored or as said in either language.
    public String choice(Field field, String otherwise) {
        var text = raw(field.name());
        if (text.isEmpty() && !otherwise.isEmpty()) return otherwise;
        var found = Choices.find(field, text);
        if (found.isEmpty()) problem(field.name(), "exchange.notOffered", shown(text));
        return found.orElse(field.choices().getFirst());
    }

    /// What a parser makes of the text that must be there, or something harmless.
    public <T> T read(String field, T otherwise, Function<String, T> parse) {
        var text = raw(field);
        try {
            if (text.isEmpty()) throw new ReadingException("web.missing");
            return parse.apply(text);
        } catch (ReadingException e) {
            problem(field, e.key(), e.arguments());
            return otherwise;
        }
    }

    /// A text from a file, short enough to stand in a sentence.
    public static String shown(String text) {
        return shown(text, CODE);
    }

    /// The same, up to so many characters.
    public static String shown(String text, int longest) {
        var plain = text.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= longest ? plain : Kept.cut(plain, longest - 1) + "…";
    }

    private long fitting(String field, BigDecimal whole) {
        try {
            return whole.setScale(0, DOWN).longValueExact();
        } catch (ArithmeticException e) {
            problem(field, "words.tooLarge");
            return 0;
        }
    }
}
