package linecard.words;

import linecard.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static java.math.RoundingMode.HALF_UP;

/// How one language writes numbers, amounts, dates and names; dates as the country does.
///
/// Digits stand in threes with no-break spaces in Hungarian, and no date breaks inside; a minus is
/// the real sign in both. Whatever is written here, [Reading] reads back.
final class Writing {

    private static final char NO_BREAK = '\u00a0';
    private static final char MINUS = '\u2212';

    private final Language language;
    final DateTimeFormatter date;
    final DateTimeFormatter shortDate;
    final DateTimeFormatter month;
    final DateTimeFormatter moment;

    Writing(Language language, Locale locale) {
        this.language = language;
        boolean isAmerican = locale.equals(Locale.US);
        date = pattern(isAmerican ? "MMMM_d,_uuuu" : "d_MMMM_uuuu", "uuuu._MMMM_d.");
        shortDate = pattern("uuuu-MM-dd", "uuuu._MM._dd.");
        month = pattern("MMMM_uuuu", "uuuu._MMMM");
        moment = pattern(isAmerican ? "MMMM_d,_uuuu, h:mm_a" : "d_MMMM_uuuu, HH:mm",
                "uuuu._MMMM_d. HH:mm");
    }

    /// @param english in which `_` stands for a no-break space, as in the Hungarian one
    private DateTimeFormatter pattern(String english, String hungarian) {
        var pattern = either(english, hungarian).replace('_', NO_BREAK);
        return DateTimeFormatter.ofPattern(pattern, language.locale());
    }

    String monthName(int month) {
        return Month.of(month).getDisplayName(TextStyle.SHORT_STANDALONE, language.locale());
    }

    /// Every digit the number has, its idle zeros too.
    String decimal(BigDecimal number) {
        return sign(number) + digits(number);
    }

    /// `€1,234.56`, `HUF 1,234`; in Hungarian `1 234,56 EUR`, `1 234 Ft`.
    String money(Money money) {
        return money(shown(money), money.currency().getCurrencyCode());
    }

    /// To the minor unit, where forints have any.
    String exact(Money money) {
        boolean isWhole = money.decimal().stripTrailingZeros().scale() <= 0;
        return isWhole ? money(money)
                : money(money.decimal(), money.currency().getCurrencyCode());
    }

    private String money(BigDecimal shown, String code) {
        if (language == Language.HUNGARIAN) {
            return decimal(shown) + NO_BREAK + (code.equals("HUF") ? "Ft" : code);
        }
        var symbol = switch (code) {
            case "EUR" -> "€";
            case "USD" -> "$";
            case "GBP" -> "£";
            default -> code + NO_BREAK;
        };
        return sign(shown) + symbol + digits(shown);
    }

    String amount(Money money) {
        return decimal(shown(money));
    }

    /// Nobody sees hundredths of a forint: they are rounded for the eye only.
    private static BigDecimal shown(Money money) {
        boolean forints = money.currency().getCurrencyCode().equals("HUF");
        return forints ? money.decimal().setScale(0, HALF_UP) : money.decimal();
    }

    private static String sign(BigDecimal number) {
        return number.signum() < 0 ? String.valueOf(MINUS) : "";
    }

    private String digits(BigDecimal number) {
        var plain = number.abs().toPlainString();
        int point = plain.indexOf('.');
        var written = new StringBuilder(point < 0 ? plain : plain.substring(0, point));
        for (int i = written.length() - 3; i > 0; i -= 3) {
            written.insert(i, either(",", String.valueOf(NO_BREAK)));
        }
        if (point >= 0) written.append(either(".", ",")).append(plain, point + 1, plain.length());
        return written.toString();
    }

    String name(String family, String given, @Nullable String title) {
        boolean familyFirst = language == Language.HUNGARIAN;
        return Stream.of(
                        title == null ? "" : title,
                        familyFirst ? family : given,
                        familyFirst ? given : family)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
    }

    private String either(String english, String hungarian) {
        return language == Language.ENGLISH ? english : hungarian;
    }
}
