package linecard.stated;

import linecard.money.Rate;
import linecard.reckoning.Column;
import linecard.reckoning.Document;
import linecard.reckoning.Document.Returned;
import linecard.reckoning.Event;
import linecard.reckoning.Fact;
import linecard.reckoning.Lines;
import linecard.reckoning.Releases.Paid;
import linecard.reckoning.Subject;
import linecard.reckoning.Terms.Cause;
import linecard.stated.LinesPacking.Known;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Lines that are packed come back the same, and of the same there are the same bytes.
class LinesPackingTest {

    @Property(tries = 200)
    void lines_come_back(@ForAll @IntRange(max = 60) int size, @ForAll long seed) {
        var random = new Random(seed);
        var facts = new ArrayList<Fact>();
        for (int i = 0; i < size; i++) facts.add(fact(random, i));
        var known = new Known(Lines.of(new UUID(1, 1), Currency.getInstance("HUF"), facts),
                Map.of(new UUID(4, 1), new Paid(5, 10)));
        var bytes = LinesPacking.pack(known);
        var back = LinesPacking.unpack(bytes);
        assertThat(LinesPacking.pack(back)).isEqualTo(bytes);
        assertThat(back.paid()).isEqualTo(known.paid());
        var was = known.lines();
        var now = back.lines();
        assertThat(now.documents()).isEqualTo(was.documents());
        assertThat(now.subjects()).isEqualTo(was.subjects());
        assertThat(now.reps()).isEqualTo(was.reps());
        assertThat(now.document()).isEqualTo(was.document());
        assertThat(now.share()).isEqualTo(was.share());
        assertThat(now.amounts().keySet()).isEqualTo(was.amounts().keySet());
        was.amounts().forEach((column, amounts) ->
                assertThat(now.amounts().get(column)).isEqualTo(amounts));
    }

    private static Fact fact(Random random, int number) {
        var day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(365));
        var document = new Document(new UUID(4, number), "S-" + number,
                Event.values()[random.nextInt(3)], day, day.minusDays(3),
                random.nextBoolean() ? null : new Rate(random.nextInt(1_000_000)),
                random.nextBoolean() ? null
                        : new Returned(new UUID(4, 0), day.minusDays(9), Cause.RETURN));
        var amounts = new EnumMap<Column, Long>(Column.class);
        for (var column : Column.values()) if (random.nextBoolean()) {
            amounts.put(column, random.nextLong());
        }
        return new Fact(document, 1 + random.nextInt(3), 1, new Subject(new UUID(5, 1),
                random.nextBoolean() ? null : "C-1", random.nextBoolean() ? null : "OEM",
                random.nextBoolean() ? null : new UUID(6, 1), List.of(new UUID(7, 1))),
                new UUID(2, random.nextInt(3)), new Rate(500_000), amounts);
    }

    @Property(tries = 200)
    void broken_bytes_are_refused_and_never_read_as_something_else(
            @ForAll @Size(max = 60) byte[] bytes) {
        assertThatThrownBy(() -> LinesPacking.unpack(bytes)).isInstanceOf(RuntimeException.class);
    }
}
