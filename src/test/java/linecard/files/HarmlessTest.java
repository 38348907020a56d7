package linecard.files;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.text.Normalizer;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class HarmlessTest {

    static final List<String> SIGNS = List.of("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d",
            "\uff20", "\ufe62", "\ufe63", "\ufe66", "\ufe6b", "\u2212");
    static final List<String> LEADS = List.of("", " ", "\u00a0", "\u202f", "\u3000", "\ufeff",
            "\u200b", "\u2060", "\u0001", "\u000b", "\"", "\t", "\r", "\n", "\r\n", " \ufeff ");

    @Test
    void whatever_may_begin_a_formula_gets_an_apostrophe() {
        for (var lead : LEADS) {
            for (var sign : SIGNS) {
                var text = lead + sign + "cmd|' /C calc'!A0";
                assertThat(Harmless.write(text)).startsWith("'");
                assertThat(Harmless.read(Harmless.write(text))).isEqualTo(text);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\tx", "\rx", "\nx", " \tx"})
    void a_text_that_begins_with_a_tab_or_a_line_break_gets_one_too(String text) {
        assertThat(Harmless.write(text)).isEqualTo("'" + text);
    }

    @Test
    void a_cell_that_begins_inside_a_text_for_another_delimiter_gets_one_too() {
        assertThat(Harmless.write("Kiss;=1+1")).isEqualTo("'Kiss;'=1+1");
        assertThat(Harmless.write("a,\" =1")).isEqualTo("'a,'\" =1");
        assertThat(Harmless.write("first\n=1")).isEqualTo("'first\n'=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Szűcs-Kovács Éva", "a=b", "info@example.com", "'90-es évek", "O'Brien",
        "5 - 3", "", "'", "árvíz; tükör"})
    void other_texts_stay_as_they_are_both_ways(String text) {
        assertThat(Harmless.write(text)).isEqualTo(text);
        assertThat(Harmless.read(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"values ('a','-b')", "x,'-y", "'abc", "'árvíz'"})
    void an_apostrophe_that_is_not_ours_is_kept(String text) {
        assertThat(Harmless.read(text)).isEqualTo(text);
    }

    @Test
    void nul_is_left_out_and_hides_nothing() {
        assertThat(Harmless.write("\0=1")).isEqualTo("'=1");
    }

    @Property(tries = 20_000)
    void reading_returns_what_was_written(@ForAll("texts") String text) {
        assertThat(Harmless.read(Harmless.write(text))).isEqualTo(text);
    }

    @Property(tries = 20_000)
    void no_cell_of_any_delimiter_begins_a_formula(@ForAll("texts") String text) {
        for (var cell : Harmless.write(text).split("[,;\\t|\\r\\n]")) {
            var bare = Normalizer.normalize(cell, Normalizer.Form.NFKC)
                    .replaceAll("^[\\s\\p{Z}\\p{Cf}\\p{Cc}\"]+", "");
            assertThat(bare.isEmpty() || "=+-@\u2212".indexOf(bare.charAt(0)) < 0).isTrue();
        }
    }

    @Provide
    static Arbitrary<String> texts() {
        var pieces = new java.util.ArrayList<String>(SIGNS);
        pieces.addAll(LEADS);
        pieces.addAll(List.of("'", "'", ",", ";", "|", "a", "ő", "\ud83d\ude00", "1"));
        return Arbitraries.of(pieces).list().ofMaxSize(12).map(list -> String.join("", list));
    }
}
