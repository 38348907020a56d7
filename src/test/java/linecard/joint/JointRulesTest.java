package linecard.joint;

import linecard.calendar.FiscalCalendar;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLine;
import linecard.database.Ids;
import linecard.joint.Entry.Action;
import linecard.joint.Entry.Degree;
import linecard.joint.Entry.Goal;
import linecard.joint.Entry.Note;
import linecard.joint.Entry.Part;
import linecard.joint.Entry.Person;
import linecard.joint.Entry.Stance;
import linecard.joint.Entry.Topic;
import linecard.joint.Entry.What;
import linecard.joint.Figures.Sold;
import linecard.joint.Figures.White;
import linecard.money.Money;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class JointRulesTest {

    private static final long MOST = 1_000_000_000_000L;
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private final ProductLine pumps = line("PUMPS", null);
    private final ProductLine dosing = line("DOSING", pumps.id());
    private final ProductLine spares = line("SPARES", null);
    private final List<ProductLine> lines = List.of(pumps, dosing, spares);
    private final LineTree tree = new LineTree(lines);

    private static ProductLine line(String code, @Nullable UUID parent) {
        return new ProductLine(Ids.fresh(), parent, code, code, false, 1);
    }

    private static Entry entry(Seen seen, What what) {
        return new Entry(Ids.fresh(), new UUID(0, 1), seen, what, 1);
    }

    private static Entry goal(@Nullable UUID line, long amount, Seen seen) {
        return entry(seen, new Goal(line, Money.of(amount, "HUF")));
    }

    @Test
    void a_line_counts_the_lines_below_it_and_each_goal_counts_once() {
        var progress = Progress.of(List.of(goal(pumps.id(), 1000, Seen.SHARED), goal(dosing.id(), 400, Seen.SHARED),
                goal(pumps.id(), 1500, Seen.PRINCIPAL)),
                List.of(new Sold(dosing.id(), 300L, 100L), new Sold(pumps.id(), 200L, null),
                        new Sold(spares.id(), null, 50L)), tree);
        assertThat(progress.rows()).extracting(Progress.Row::line, Progress.Row::target, Progress.Row::actual,
                Progress.Row::prior).containsExactly(
                tuple(pumps.id(), 1000L, 500L, 100L),
                tuple(pumps.id(), 1500L, 500L, 100L),
                tuple(dosing.id(), 400L, 300L, 100L),
                tuple(spares.id(), null, null, 50L));
        assertThat(progress.total().target()).as("the goal within another's line is part of it").isEqualTo(1000);
        assertThat(progress.total().attainment()).isEqualByComparingTo("0.5");
        assertThat(progress.total().growth()).isEqualByComparingTo("2.333333");
    }

    @Test
    void a_goal_of_all_lines_is_the_whole_and_nothing_sold_is_no_base() {
        var progress = Progress.of(List.of(goal(null, 9000, Seen.SHARED), goal(spares.id(), 10_000, Seen.SHARED)),
                List.of(), tree);
        assertThat(progress.total().target()).isEqualTo(9000);
        assertThat(progress.total().actual()).isNull();
        assertThat(progress.total().growth()).isNull();
        assertThat(progress.total().attainment()).isEqualByComparingTo("0");
        assertThat(Progress.of(List.of(), List.of(), tree).rows()).isEmpty();
        var zero = new Progress.Row(null, null, 0L, 5L, -3L);
        assertThat(zero.attainment()).isNull();
        assertThat(zero.growth()).isNull();
    }

    @Property(tries = 200)
    void the_uppermost_lines_come_to_the_whole(
            @ForAll @Size(min = 3, max = 3) List<@LongRange(min = -MOST, max = MOST) Long> sold) {
        var of = new ArrayList<Sold>();
        for (int i = 0; i < 3; i++) of.add(new Sold(lines.get(i).id(), sold.get(i), null));
        var progress = Progress.of(List.of(), of, tree);
        assertThat(progress.rows().stream().mapToLong(Progress.Row::sold).sum()).isEqualTo(progress.total().sold())
                .isEqualTo(sold.stream().mapToLong(Long::longValue).sum());
    }

    @Test
    void what_both_see_is_signed_but_for_people_and_what_became_of_actions() {
        var note = entry(Seen.SHARED, new Note(Topic.AIMS, "More"));
        var person = entry(Seen.SHARED, new Person(Ids.fresh(), Part.BUYS, Stance.FOR, Degree.LOW, ""));
        var own = entry(Seen.REP, new Note(Topic.AIMS, "Mine"));
        var open = entry(Seen.SHARED, new Action(Side.REP, "", "Call", DAY, null, Ids.fresh()));
        var done = new Entry(open.id(), open.plan(), Seen.SHARED, new Action(Side.REP, "", "Call", DAY, DAY, null), 2);
        assertThat(JointRules.signed(List.of(note, person, own, open))).extracting(Entry::id)
                .containsExactly(note.id(), open.id());
        assertThat(JointRules.changes(List.of(note, open), List.of(own, done, note, person))).isEmpty();
        var other = new Entry(note.id(), note.plan(), Seen.SHARED, new Note(Topic.AIMS, "Much more"), 2);
        assertThat(JointRules.changes(List.of(note, open), List.of(other))).extracting(JointRules.Change::code)
                .containsExactly("changed", "removed");
        assertThat(JointRules.stamp(List.of(note, own))).isEqualTo(JointRules.stamp(List.of(note)))
                .isNotEqualTo(JointRules.stamp(List.of(other)));
    }

    @Test
    void a_line_within_another_that_is_not_bought_says_nothing_more() {
        var gone = new ProductLine(Ids.fresh(), null, "OLD", "OLD", true, 1);
        var found = JointRules.largest(List.of(new White(dosing.id(), 9, 10), new White(pumps.id(), 9, 10),
                new White(spares.id(), 10, 10), new White(gone.id(), 10, 10)), List.of(pumps, dosing, spares, gone));
        assertThat(found).extracting(White::line).containsExactly(spares.id(), pumps.id());
    }

    @Test
    void a_period_is_a_fiscal_year_or_a_quarter_of_one() {
        var calendar = FiscalCalendar.parse("months:7");
        assertThat(Period.read("2026-2").orElseThrow().span(calendar).from()).isEqualTo("2025-10-01");
        assertThat(Period.read("2026-2").orElseThrow().prior(calendar).to()).isEqualTo("2025-01-01");
        assertThat(Period.read("2026").orElseThrow().span(calendar).from()).isEqualTo("2025-07-01");
        for (var wrong : List.of("", "2026-5", "26", "2026-", "x".repeat(9))) {
            assertThat(Period.read(wrong)).as(wrong).isEmpty();
        }
    }
}
