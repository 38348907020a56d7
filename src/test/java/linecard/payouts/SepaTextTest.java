package linecard.payouts;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What banks take of what people are called.
class SepaTextTest {

    @Test
    void hungarian_letters_lose_their_accents() {
        assertThat(said("Árvíztűrő tükörfúrógép Ütő Őrség Űr"))
                .isEqualTo("Arvizturo tukorfurogep Uto Orseg Ur");
        assertThat(said("Őri & Társa Bt.")).isEqualTo("Ori + Tarsa Bt.");
        // typed as letter and accent
        assertThat(said("o\u030bru\u030b")).isEqualTo("oru");
    }

    @Test
    void other_languages_are_spelled() {
        assertThat(said("Weiß GmbH – „Łódź“")).isEqualTo("Weiss GmbH - 'Lodz'");
        assertThat(said("Søren Ægir, Đorđe; ıŞık")).isEqualTo("Soren AEgir, Dorde, iSik");
    }

    @Test
    void nothing_is_left_of_what_cannot_be_spelled() {
        assertThat(said("北京")).isEmpty();
        assertThat(said(" . / - ")).isEmpty();
        assertThat(said("\u0000\u0007\u202e")).isEmpty();
    }

    @Test
    void markup_and_codes_are_words() {
        assertThat(said("<b onclick='x'>A&B</b>")).isEqualTo("b onclick 'x' A+B /b");
        assertThat(said("//ROC/1")).isEqualTo("ROC/1");
        assertThat(said("A\r\nB\tC")).isEqualTo("A B C");
    }

    @Test
    void what_is_too_long_is_cut() {
        assertThat(SepaText.of("ű".repeat(500), 70)).isEqualTo("u".repeat(70));
        assertThat(SepaText.of("A / B", 3)).isEqualTo("A");
    }

    @Property
    void only_letters_that_banks_take_are_left(
            @ForAll String any, @ForAll @IntRange(min = 1, max = 140) int longest) {
        var text = SepaText.of(any, longest);
        assertThat(text).matches("[a-zA-Z0-9/\\-?:().,'+ ]{0," + longest + "}");
        assertThat(SepaText.of(text, longest)).as("once more").isEqualTo(text);
    }

    private static String said(String text) {
        return SepaText.of(text, 140);
    }
}
