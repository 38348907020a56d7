package linecard.packing;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/// What is packed comes back the same.
class PackerTest {

    @Property(tries = 300)
    void numbers_texts_ids_and_days_come_back(
            @ForAll @Size(max = 40) List<Long> numbers, @ForAll @Size(max = 20) List<String> texts) {
        var out = new Packer(7);
        for (var number : numbers) out.number(number);
        for (var text : texts) {
            var plain = text.replaceAll("\\p{Cs}", "?");
            out.text(plain).text(plain).id(new UUID(text.hashCode(), 5)).id(null)
                    .day(LocalDate.ofEpochDay(text.length())).day(null);
        }
        var in = new Unpacker(out.bytes(), 7);
        for (var number : numbers) assertThat(in.number()).isEqualTo(number);
        for (var text : texts) {
            var plain = text.replaceAll("\\p{Cs}", "?");
            assertThat(in.text()).isEqualTo(plain);
            assertThat(in.text()).isEqualTo(plain);
            assertThat(in.id()).isEqualTo(new UUID(text.hashCode(), 5));
            assertThat(in.idOrNone()).isNull();
            assertThat(in.day()).isEqualTo(LocalDate.ofEpochDay(text.length()));
            assertThat(in.dayOrNone()).isNull();
        }
        assertThat(in.isAtEnd()).isTrue();
    }

    @Property(tries = 300)
    void columns_come_back_be_there_much_in_them_or_little(
            @ForAll @Size(max = 60) List<@LongRange(min = -2, max = 2) Long> few,
            @ForAll @Size(max = 60) List<Long> any) {
        var out = new Packer(7);
        for (var column : List.of(few, any)) out.rest(longs(column));
        var bytes = out.bytes();
        var in = new Unpacker(bytes, 7);
        for (var column : List.of(few, any)) {
            assertThat(in.rest(column.size())).isEqualTo(longs(column));
        }
        assertThat(in.isAtEnd()).isTrue();
        assertThat(bytes.length).isLessThanOrEqualTo(6 + few.size() + 11 * any.size());
    }

    @Property(tries = 100)
    void columns_as_they_were_written_at_first_are_read_still(@ForAll @Size(min = 1, max = 60) List<Long> any) {
        var bytes = new Packer(7).flag(true).numbers(longs(any)).flag(false).bytes();
        var in = new Unpacker(bytes, 7);
        assertThat(in.rest(any.size())).isEqualTo(longs(any));
        assertThat(in.rest(any.size())).containsOnly(0);
        assertThat(in.isAtEnd()).isTrue();
    }

    private static long[] longs(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }
}
