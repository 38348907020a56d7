package linecard.linecards;

import linecard.words.Coded;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/// A line of another principal that an agency, or one rep of it, carries. It says who and what,
/// never what anything costs.
///
/// @param rep null where it is the agency's
/// @param product the line's name or brand; empty for all that the principal makes
/// @param category null as long as nobody knows
/// @param territory null for everywhere
/// @param to the first day on which it is no longer carried; null for open
/// @param enteredAt null before it is stored
public record CardLine(
        UUID id, UUID agency, @Nullable UUID rep, String principal, String product,
        @Nullable UUID category, @Nullable UUID territory, LocalDate from, @Nullable LocalDate to,
        Source source, @Nullable Instant enteredAt, int version) {

    public static final int LONGEST_NAME = 200;

    /// An amount of money: what anything costs at another principal stays between those two.
    private static final Pattern PRICE = Pattern.compile(
            "(?iu)\\d[\\d .,\u00a0]*(?:ft|huf|eur|euró?|usd|gbp|[€$£])(?!\\p{L})|[€$£]\\s*\\d");

    /// How we know of it.
    public enum Source implements Coded {
        DECLARED, IMPORTED, FOUND;

        static Source of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /// The name of a principal or of what it makes, if it is one.
    ///
    /// @throws ReadingException where it is too long, unreadable, or holds a price
    public static String requireName(String text) {
        if (text.length() > LONGEST_NAME) throw new ReadingException("web.tooLong", LONGEST_NAME);
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new ReadingException("web.unreadable");
        }
        if (PRICE.matcher(text).find()) throw new ReadingException("linecards.no.price");
        return text;
    }

    /// `Grundfos CR`
    public String name() {
        return product.isEmpty() ? principal : principal + " " + product;
    }

    @Nullable LocalDate lastDay() {
        return to == null ? null : to.minusDays(1);
    }

    /// By what it is compared with what ours are called.
    String called() {
        return product.isEmpty() ? principal : product;
    }

    Days days() {
        return Days.of(from, to);
    }
}
