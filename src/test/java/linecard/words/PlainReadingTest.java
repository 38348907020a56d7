package linecard.words;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;

/// The quick way of reading says exactly what the thorough one says, or nothing. A blank before a
/// text keeps it from the quick way and means nothing to the thorough one.
class PlainReadingTest {

    @Provide
    Arbitrary<String> figures() {
        var free = Arbitraries.strings().withChars("0123456789.,- ").ofMaxLength(18);
        var digits = Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(8);
        var marked = Combinators.combine(Arbitraries.of("", "-"), digits,
                        Arbitraries.of("", ".", ","), digits)
                .as((sign, whole, mark, rest) -> sign + whole + mark + rest);
        return Arbitraries.oneOf(free, marked);
    }

    @Property(tries = 3000)
    void a_number_is_read_the_same_both_ways(@ForAll("figures") String text, @ForAll Language language) {
        assertThat(said(() -> Reading.number(text, language)))
                .isEqualTo(said(() -> Reading.number(" " + text, language)));
    }

    @Provide
    Arbitrary<String> days() {
        var free = Arbitraries.strings().withChars("0123456789./- ").ofMaxLength(12);
        var year = Arbitraries.integers().between(1890, 2210).map(String::valueOf);
        var part = Arbitraries.integers().between(0, 32)
                .map(number -> (number < 10 ? "0" : "") + number);
        var mark = Arbitraries.of("-", ".", "/");
        var dates = Combinators.combine(year, mark, part, mark, part, Arbitraries.of("", ".", "x"))
                .as((y, one, m, other, d, end) -> y + one + m + other + d + end);
        return Arbitraries.oneOf(free, dates);
    }

    @Property(tries = 3000)
    void a_date_is_read_the_same_both_ways(
            @ForAll("days") String text, @ForAll Language language, @ForAll DateOrder order) {
        assertThat(said(() -> Reading.date(text, language, order)))
                .isEqualTo(said(() -> Reading.date(" " + text, language, order)));
    }

    private static Object said(Supplier<Object> reading) {
        try {
            return reading.get();
        } catch (ReadingException e) {
            return e.key();
        }
    }

    @Test
    void plain_ones_take_the_quick_way() {
        assertThat(PlainReading.number("-1234.50", Language.ENGLISH)).hasToString("-1234.50");
        assertThat(PlainReading.number("1,234", Language.ENGLISH)).hasToString("1234");
        assertThat(PlainReading.number("1 234", Language.ENGLISH)).isNull();
        assertThat(PlainReading.date("2026-11-03", DateOrder.ISO)).hasToString("2026-11-03");
        assertThat(PlainReading.date("2026.11.03.", DateOrder.DMY)).hasToString("2026-11-03");
    }
}
