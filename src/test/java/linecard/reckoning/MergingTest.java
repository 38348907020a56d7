package linecard.reckoning;

import linecard.money.Rate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import static linecard.reckoning.Examples.*;
import static org.assertj.core.api.Assertions.assertThat;

/// However lines are dealt out to several lists, together they are what they were.
class MergingTest {

    private static final List<Subject> SUBJECTS = List.of(PUMP,
            new Subject(KOVACS, "K-1", "dealer", null, List.of(DOSING_PUMPS, PUMPS)),
            new Subject(HEGYI, null, null, null, List.of(VALVES)));

    @Property(tries = 500)
    void lines_that_are_dealt_out_and_joined_are_as_before(@ForAll Random random) {
        var facts = facts(random);
        int count = 1 + random.nextInt(4);
        boolean isByDocument = random.nextBoolean();
        var dealt = new ArrayList<List<Fact>>();
        for (int i = 0; i < count; i++) dealt.add(new ArrayList<>());
        for (var fact : facts) {
            int to = isByDocument ? Math.floorMod(fact.document().hashCode() / 7, count) : random.nextInt(count);
            dealt.get(to).add(fact);
        }
        var joined = Lines.joined(dealt.stream().map(Examples::lines).toList());
        assertThat(told(joined)).isEqualTo(told(lines(facts)));
        assertThat(joined.documents()).isEqualTo(lines(facts).documents());
    }

    /// Each line with all that is known of it.
    private static List<List<Object>> told(Lines lines) {
        return IntStream.range(0, lines.size()).mapToObj(i -> List.<Object>of(lines.line(i),
                lines.reps().get(lines.rep()[i]), lines.column(Column.GROSS)[i], freight(lines, i))).toList();
    }

    /// Missing is zero.
    private static long freight(Lines lines, int line) {
        var given = lines.given(Column.FREIGHT);
        return given == null ? 0 : given[line];
    }

    private static List<Fact> facts(Random random) {
        var facts = new ArrayList<Fact>();
        for (int number = 1 + random.nextInt(8); number > 0; number--) {
            var sale = sale("S-" + number, JANUARY_1.plusDays(random.nextInt(4)), random.nextInt(9_000));
            for (int position = 1 + random.nextInt(3); position > 0; position--) {
                boolean isShared = random.nextBoolean();
                for (int place = 1; place <= (isShared ? 2 : 1); place++) {
                    long gross = random.nextInt(9_000);
                    facts.add(new Fact(sale.document(), position, place, SUBJECTS.get(random.nextInt(3)),
                            random.nextBoolean() ? ANNA : BELA, new Rate(isShared ? 500_000 : 1_000_000),
                            random.nextBoolean() ? Map.of(Column.GROSS, gross)
                                    : Map.of(Column.GROSS, gross, Column.FREIGHT, gross / 3)));
                }
            }
        }
        return facts;
    }
}
