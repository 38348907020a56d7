package linecard.words;

import linecard.money.Money;
import linecard.money.Rate;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import static java.math.RoundingMode.HALF_UP;

/// The words of the screen in one language, and how it writes figures and dates.
///
/// A key is `room.name`; the room's file `linecard/<room>/words.properties` holds both languages
/// side by side, as `name.en` and `name.hu`. `{0}` stands for the first argument, and
/// `{0|call|calls}` for one of two forms by whether that number is one.
public final class Words {

    private static final Map<Locale, Words> SPOKEN = new ConcurrentHashMap<>();

    private final Language language;
    private final Locale locale;
    private final Writing writing;

    private Words(Language language, Locale locale) {
        this.language = language;
        this.locale = locale;
        this.writing = new Writing(language, locale);
    }

    public static Words in(Language language) {
        return in(language, language.locale());
    }

    /// As a country writes the language.
    ///
    /// @param country ISO 3166 code
    public static Words in(Language language, String country) {
        return in(language, language.locale(country));
    }

    private static Words in(Language language, Locale locale) {
        return SPOKEN.computeIfAbsent(locale, in -> new Words(language, in));
    }

    public Language language() {
        return language;
    }

    /// The text of a key with its arguments put in; whole numbers of five digits and more in
    /// threes, as [#number] writes them.
    ///
    /// @throws IllegalArgumentException where the room has no such key: a mistake in the program
    public String text(String key, Object... arguments) {
        return Sentence.fill(Rooms.text(key, locale), writing, arguments);
    }

    /// `3 November 2026`, in the USA `November 3, 2026`; `2026. november 3.`
    public String date(LocalDate date) {
        return writing.date.format(date);
    }

    /// `2026-11-03`, `2026. 11. 03.`
    public String shortDate(LocalDate date) {
        return writing.shortDate.format(date);
    }

    /// `November 2026`, `2026. november`
    public String month(YearMonth month) {
        return writing.month.format(month);
    }

    /// The short name of a month from 1 to 12: `Nov`, `nov.`
    public String monthName(int month) {
        return writing.monthName(month);
    }

    /// `3 November 2026, 14:05`, in the USA `November 3, 2026, 2:05 PM`;
    /// `2026. november 3. 14:05`
    public String moment(Instant moment, ZoneId zone) {
        return writing.moment.format(moment.atZone(zone));
    }

    public String number(long number) {
        return writing.decimal(BigDecimal.valueOf(number));
    }

    /// The number with exactly the decimals it has.
    public String decimal(BigDecimal number) {
        return writing.decimal(number);
    }

    /// `€1,234.56`, `HUF 1,234`; `1 234,56 EUR`, `1 234 Ft`. Forints are rounded to whole ones.
    public String money(Money money) {
        return writing.money(money);
    }

    /// The same to the minor unit: forints that are not whole too, `1 234,50 Ft`.
    public String exact(Money money) {
        return writing.exact(money);
    }

    /// The amount without its currency, for a column that names it once.
    public String amount(Money money) {
        return writing.amount(money);
    }

    /// `7.5%`, `7,5%`
    public String percent(Rate rate) {
        return writing.decimal(rate.percent()) + "%";
    }

    /// A ratio as a percentage with so many decimals, halves away from zero: 0.875 is `88%`.
    public String percent(BigDecimal ratio, int digits) {
        return writing.decimal(ratio.movePointRight(2).setScale(digits, HALF_UP)) + "%";
    }

    /// A person's name, family first in Hungarian; blank parts are left out.
    public String name(String family, String given, @Nullable String title) {
        return writing.name(family, given, title);
    }
}
