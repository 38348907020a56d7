package linecard.traits;

import linecard.files.Cell;
import linecard.words.Language;
import linecard.words.Reading;
import linecard.words.ReadingException;
import linecard.words.SearchText;
import linecard.words.Words;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;

/// How what is said of a record is read, kept and shown. It is kept as programs write it: `12.5`,
/// `2026-11-26`, `true`.
public final class TraitRules {

    private static final String PLAIN = "-?\\d{1,30}(\\.\\d{1,10})?";
    private static final Set<String> YES = Set.of("true", "yes", "igen", "1", "x");
    private static final Set<String> NO = Set.of("false", "no", "nem", "0");

    private TraitRules() {}

    /// @param text not empty
    /// @return as it is kept
    /// @throws ReadingException where it cannot be that
    public static String read(Trait trait, String text, Language in) {
        if (text.length() > Trait.LONGEST_VALUE) {
            throw new ReadingException("web.tooLong", Trait.LONGEST_VALUE);
        }
        if (text.indexOf('\0') >= 0) throw new ReadingException("web.unreadable");
        return switch (trait.kind()) {
            case TEXT -> text;
            case NUMBER -> number(Reading.number(text, in));
            case DATE -> Reading.date(text, in).toString();
            case TRUTH -> truth(text);
            case CHOICE -> trait.choices().stream().filter(text::equalsIgnoreCase).findFirst()
                    .orElseThrow(() -> new ReadingException("web.notOffered"));
        };
    }

    /// A number as programs write it.
    static String plainNumber(String text) {
        if (!text.matches(PLAIN)) throw new ReadingException("traits.no.number");
        return number(new BigDecimal(text));
    }

    private static String number(BigDecimal number) {
        var bare = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        var plain = bare.toPlainString();
        if (!plain.matches(PLAIN)) throw new ReadingException("traits.no.number");
        return plain;
    }

    private static String truth(String text) {
        var plain = SearchText.of(text);
        if (YES.contains(plain)) return "true";
        if (NO.contains(plain)) return "false";
        throw new ReadingException("web.notOffered");
    }

    /// What a person reads.
    ///
    /// @param value as it is kept
    static String shown(Trait trait, String value, Words words) {
        if (value.isEmpty()) return "";
        return switch (cell(trait, value, words)) {
            case Cell.Decimal number -> words.decimal(number.number());
            case Cell.Day day -> words.shortDate(day.day());
            case Cell.Truth truth -> truth.shown();
            default -> value;
        };
    }

    /// What a form has in its field.
    static String typed(Trait trait, String value, Words words) {
        return trait.kind() == Trait.Kind.NUMBER ? shown(trait, value, words) : value;
    }

    /// A value that is not, or no longer, of its kind is a text.
    static Cell cell(Trait trait, String value, Words words) {
        if (value.isEmpty()) return new Cell.Empty();
        return switch (trait.kind()) {
            case NUMBER -> value.matches(PLAIN) ? new Cell.Decimal(new BigDecimal(value))
                    : Cell.cut(value);
            case DATE -> value.matches("\\d{4}-\\d\\d-\\d\\d")
                    ? new Cell.Day(LocalDate.parse(value)) : Cell.cut(value);
            case TRUTH -> new Cell.Truth(value.equals("true"),
                    words.text(value.equals("true") ? "web.yes" : "web.no"));
            case TEXT, CHOICE -> Cell.cut(value);
        };
    }

    /// What programs call a new one: `contractEnds` of `Contract ends`, with a number behind it
    /// where that is taken.
    static String key(String name, Collection<String> taken) {
        var text = new StringBuilder();
        for (var word : SearchText.of(name).split("[^a-z0-9]+")) {
            if (word.isEmpty()) continue;
            text.append(text.isEmpty() ? word
                    : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        var bare = text.toString().replaceAll("^[^a-z]+", "");
        var base = bare.isEmpty() ? "field" : bare.substring(0, Math.min(bare.length(), 36));
        var key = base;
        for (int n = 2; taken.contains(key); n++) key = base + n;
        return key;
    }
}
