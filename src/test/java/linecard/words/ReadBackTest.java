package linecard.words;

import linecard.Processor;
import linecard.money.Money;
import linecard.money.Rate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.function.BiFunction;

import static org.assertj.core.api.Assertions.assertThat;

/// What is written is read back equal; what is not readable is refused, never anything worse.
class ReadBackTest {

    static final List<BiFunction<String, Language, Object>> READINGS = List.of(
            Reading::number, Reading::whole, Reading::percent, Reading::date,
            (typed, language) -> Reading.money(typed, Currency.getInstance("EUR"), language),
            (typed, language) -> Reading.date(typed, language, DateOrder.ISO),
            (typed, language) -> Reading.date(typed, language, DateOrder.MDY),
            (typed, _) -> Reading.month(typed));

    @Property
    void a_number_is_read_back_as_it_was_written(
            @ForAll Language language, @ForAll long digits, @ForAll @IntRange(max = 9) int scale) {
        var words = Words.in(language);
        var number = BigDecimal.valueOf(digits, scale);
        assertThat(Reading.number(words.decimal(number), language)).isEqualTo(number);
        assertThat(Reading.whole(words.number(digits), language)).isEqualTo(digits);
    }

    @Property
    void money_is_read_back_as_it_was_written(@ForAll Language language, @ForAll long minor, @ForAll int forints) {
        var words = Words.in(language);
        for (var code : List.of("EUR", "USD", "GBP", "CZK", "JPY", "KWD")) {
            var money = Money.of(minor, code);
            assertThat(Reading.money(words.money(money), money.currency(), language))
                    .isEqualTo(money);
            assertThat(Reading.money(words.amount(money), money.currency(), language))
                    .isEqualTo(money);
        }
        var whole = Money.of(100L * forints, "HUF");
        assertThat(Reading.money(words.money(whole), whole.currency(), language)).isEqualTo(whole);
    }

    @Property
    void a_rate_is_read_back_as_it_was_written(
            @ForAll Language language, @ForAll @LongRange(max = 1_000_000) long millionths) {
        var rate = new Rate(millionths);
        assertThat(Reading.percent(Words.in(language).percent(rate), language)).isEqualTo(rate);
    }

    @Property
    void a_date_is_read_back_as_it_was_written(@ForAll Language language, @ForAll @IntRange(max = 109_000) int day) {
        var words = Words.in(language);
        var date = LocalDate.of(1900, 1, 1).plusDays(day);
        assertThat(Reading.date(words.date(date), language)).isEqualTo(date);
        assertThat(Reading.date(Words.in(language, "US").date(date), language)).isEqualTo(date);
        assertThat(Reading.date(words.shortDate(date), language)).isEqualTo(date);
        assertThat(Reading.date(date.toString(), language, DateOrder.ISO)).isEqualTo(date);
        assertThat(Reading.month(words.month(YearMonth.from(date))))
                .isEqualTo(YearMonth.from(date));
    }

    @Property
    void any_text_is_read_or_refused(@ForAll Language language, @ForAll String text) {
        readOrRefused(text, language);
    }

    @Property
    void anything_that_looks_like_a_figure_is_read_or_refused(
            @ForAll Language language,
            @ForAll @StringLength(max = 14) @Chars({'0', '1', '2', '9', '.', ',', ' ', '-', '+',
                    '(', ')', '%', '€', '/', '\u00a0', '−', 'F', 't', 'm', 'a', 'j'}) String text) {
        readOrRefused(text, language);
    }

    @Test
    void a_megabyte_is_refused_at_once() {
        for (var piece : List.of("1", " ", "(", "-", ",", "1,", "1 ", "a", "\u00a0", "2026-")) {
            var huge = piece.repeat(1_000_000 / piece.length());
            assertThat(Processor.within(Duration.ofMillis(200), () -> readOrRefused(huge, Language.ENGLISH)))
                    .as(piece).isEqualTo(READINGS.size());
        }
    }

    /// How many readings refused it.
    private static int readOrRefused(String text, Language language) {
        int refused = 0;
        for (var reading : READINGS) {
            try {
                reading.apply(text, language);
            } catch (ReadingException no) {
                assertThat(Words.in(language).text(no.key(), no.arguments())).isNotBlank();
                refused++;
            }
        }
        return refused;
    }
}
