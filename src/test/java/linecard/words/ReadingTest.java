package linecard.words;

import linecard.money.Money;
import linecard.money.Rate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

import static linecard.words.Language.ENGLISH;
import static linecard.words.Language.HUNGARIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReadingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "0 | 0 | 0",
            "1234 | 1234 | 1234",
            "1 234,5 | 1234.5 | 1234.5",
            "1 234.5 | 1234.5 | 1234.5",
            "1\u00a0234\u202f567 | 1234567 | 1234567",
            "1,234.56 | 1234.56 | 1234.56",
            "1.234,56 | 1234.56 | 1234.56",
            "1,234,567 | 1234567 | 1234567",
            "1.234.567 | 1234567 | 1234567",
            "1,234 | 1234 | 1.234",
            "1.234 | 1.234 | 1234",
            "0,125 | 0.125 | 0.125",
            "0.125 | 0.125 | 0.125",
            "1234,567 | 1234.567 | 1234.567",
            "12,5 | 12.5 | 12.5",
            "-1,5 | -1.5 | -1.5",
            "+2 | 2 | 2",
            "\u22125 | -5 | -5",
            "\u20135 | -5 | -5",
            "- 5 | -5 | -5",
            "5- | -5 | -5",
            "1 234,- | 1234 | 1234",
            "1.234,- | 1234 | 1234",
            "1.234.567,-- | 1234567 | 1234567",
            "1234,\u2013 | 1234 | 1234",
            "5,- | 5 | 5",
            "-1.234,- | -1234 | -1234",
            "(1 234,-) | -1234 | -1234",
            "(1 234) | -1234 | -1234",
            "' 7 ' | 7 | 7"})
    void numbers(String typed, BigDecimal english, BigDecimal hungarian) {
        assertThat(Reading.number(typed, ENGLISH)).isEqualByComparingTo(english);
        assertThat(Reading.number(typed, HUNGARIAN)).isEqualByComparingTo(hungarian);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "()", "(", ",", ".", "1,", "1.", "1 23", "12 34",
            "1234 567", "1,23,456", "1,234 567", "1 234.567,8", "1,2,3", "1..5", "0 123",
            "0,123,456", "--5",
            "-(5)", "(-5)", "-5-", "1e3", "0x10", "NaN", "\u0661", "5%", "5 Ft", "1'234", "5 5",
            "1,234.567.8", "1  234", "five", ",-",
            "1.234,---", "1,23,-", "1,234,-", "1.234,5-,-", "1,-5", "1,--5", "5,-6,-", "12.34,-",
            "5,- -", "5-,-",
            "1.234-,", "5,- 6", "-5-,-"})
    void what_could_be_cut_off_or_misread_is_no_number(String typed) {
        for (var language : Language.values()) {
            assertThatThrownBy(() -> Reading.number(typed, language))
                    .isInstanceOf(ReadingException.class);
        }
    }

    @Test
    void a_bare_fraction_takes_the_mark_of_its_language() {
        assertThat(Reading.number(".5", ENGLISH)).isEqualByComparingTo("0.5");
        assertThat(Reading.number(",5", HUNGARIAN)).isEqualByComparingTo("0.5");
        assertThat(refusal(() -> Reading.number(",500", ENGLISH))).isEqualTo("words.notANumber");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "€1,234.56 | EUR | 123456", "1 234,56 EUR | EUR | 123456", "-€5 | EUR | -500",
            "€-5 | EUR | -500", "(5 €) | EUR | -500", "€ (5) | EUR | -500", "5 | EUR | 500",
            "1 234 Ft | HUF | 123400", "HUF 1 234 | HUF | 123400", "1 234 forint | HUF | 123400",
            "12,5 ft | HUF | 1250",
            "1 234,- Ft | HUF | 123400", "1.234,-- € | EUR | 123400", "€ 1.234,- | EUR | 123400",
            "-1.234,- EUR | EUR | -123400", "1.234,- Ft | EUR | ", "1.234,- x | EUR | ",
            "US$5 | USD | 500", "$ 5.10 | USD | 510", "5000 | JPY | 5000",
            "−5- | EUR | ", "-€-5 | EUR | ", "€5€ | EUR | ", "5 $ | EUR | ", "5 HUF | EUR | ",
            "1,234 x | EUR | ", "€ | EUR | ", "1,005 € | HUF | ", "0.001 | EUR | ",
            "0.5 | JPY | ", "99999999999999999999 | EUR | "})
    void money(String typed, String code, Long minor) {
        var currency = Currency.getInstance(code);
        if (minor == null) {
            assertThatThrownBy(() -> Reading.money(typed, currency, ENGLISH))
                    .isInstanceOf(ReadingException.class);
        } else {
            assertThat(Reading.money(typed, currency, ENGLISH)).isEqualTo(Money.of(minor, code));
        }
    }

    @Test
    void a_refusal_says_why_in_the_language_of_the_reader() {
        var euro = Currency.getInstance("EUR");
        assertThat(refusal(() -> Reading.money("5 Ft", euro, ENGLISH)))
                .isEqualTo("words.otherCurrency");
        for (var another : List.of("5 Ft", "Ft 5", "-5 zł", "(5 Kč)", "$5", "5 kr.", "HUF -1 000,5")) {
            assertThat(refusal(() -> Reading.money(another, euro, ENGLISH)))
                    .as(another).isEqualTo("words.otherCurrency");
        }
        for (var none : List.of("1e5", "1E+5", "0x1F", "1e5 EUR", "<script>alert(1)</script>", "5 and 6",
                "5\u0000", "NaN", "five")) {
            assertThat(refusal(() -> Reading.money(none, euro, ENGLISH)))
                    .as(none).isEqualTo("words.notANumber");
        }
        assertThat(refusal(() -> Reading.money("1.234567", euro, ENGLISH)))
                .isEqualTo("words.tooFine");
        assertThat(refusal(() -> Reading.whole("1.0", ENGLISH))).isEqualTo("words.notWhole");
        assertThat(refusal(() -> Reading.whole("9223372036854775808", ENGLISH)))
                .isEqualTo("words.tooLarge");
        var no = new ReadingException("words.tooFine", 1);
        assertThat(no).hasMessage("At most 1 decimal fits here.");
        assertThat(Words.in(HUNGARIAN).text(no.key(), no.arguments()))
                .isEqualTo("Ide legfeljebb 1 tizedesjegy írható.");
    }

    @Test
    void a_dot_parts_thousands_in_hungarian_and_decimals_in_english() {
        assertThat(Reading.whole("1 234", HUNGARIAN)).isEqualTo(1234);
        assertThat(Reading.whole("1.234", HUNGARIAN)).isEqualTo(1234);
        assertThat(refusal(() -> Reading.whole("1.234", ENGLISH))).isEqualTo("words.notWhole");
    }

    @Test
    void a_percentage_is_a_share_of_at_most_the_whole() {
        assertThat(Reading.percent("7,5 %", HUNGARIAN)).isEqualTo(Rate.ofPercent("7.5"));
        assertThat(Reading.percent("7.5%", ENGLISH)).isEqualTo(Rate.ofPercent("7.5"));
        assertThat(Reading.percent("100", ENGLISH)).isEqualTo(Rate.ofPercent("100"));
        assertThat(refusal(() -> Reading.percent("100.01", ENGLISH))).isEqualTo("words.notAShare");
        assertThat(refusal(() -> Reading.percent("-1%", ENGLISH))).isEqualTo("words.notAShare");
        assertThat(refusal(() -> Reading.percent("1.00001", ENGLISH))).isEqualTo("words.tooFine");
        assertThat(refusal(() -> Reading.percent("7%%", ENGLISH))).isEqualTo("words.notANumber");
    }

    private static String refusal(Runnable reading) {
        try {
            reading.run();
        } catch (ReadingException e) {
            return e.key();
        }
        throw new AssertionError("was read");
    }
}
