package linecard.web;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// What must hold of every picture, whatever its figures.
class ChartTest {

    private static final ChartText TEXT = new ChartText(
            "Month", "Actual", "Goal", "Prior year", "Pace", "Difference",
            Long::toString, Long::toString, each -> each + " a month");
    /// The narrowest picture: a phone of 320 pixels less the paddings of page and card.
    private static final double NARROW = 254;

    @Test
    void a_bar_is_as_long_as_its_share_of_the_scale() {
        var half = bullet(50, 100L, null);
        var whole = bullet(100, 100L, null);
        assertThat(half.bar(0).width() * 2).isCloseTo(whole.bar(0).width(), within(0.05));
    }

    @Test
    void ticks_stand_in_the_order_of_their_amounts() {
        var scale = new BulletChart("", TEXT, 70, 100L, 60L, 90L).scale();
        assertThat(List.of(scale.at(60), scale.at(70), scale.at(90), scale.at(100))).isSorted();
    }

    @Test
    void the_scale_grows_with_what_lies_above_the_goal() {
        var chart = bullet(412, 100L, 90L);
        assertThat(chart.bar(0).right()).isGreaterThan(98).isLessThanOrEqualTo(100);
        assertThat(chart.scale().at(100)).isCloseTo(chart.bar(0).right() / 4.12, within(0.5));
    }

    @Test
    void a_negative_bar_lies_left_of_zero_and_says_so_by_its_kind() {
        var chart = bullet(-40, 100L, null);
        assertThat(chart.bar(0).right()).isEqualTo(chart.scale().zero());
        assertThat(chart.bar(0).kind()).isEqualTo(ChartBox.Kind.BAD);
        assertThat(chart.ticks(0)).anyMatch(line -> line.kind() == ChartLine.Kind.AXIS);
    }

    @Test
    void rows_that_share_a_reach_share_their_scale() {
        var small = new BulletChart("", TEXT, 10, 20L, null, null, 200);
        var large = new BulletChart("", TEXT, 200, 20L, null, null, 200);
        assertThat(small.scale()).isEqualTo(large.scale());
    }

    @Test
    void nothing_and_no_months_can_be_drawn() {
        assertThat(bullet(0, null, null).bar(0).width()).isZero();
        assertThat(new MonthColumns("", TEXT, List.of()).labels()).isEmpty();
        assertThat(new CumulativeLine("", TEXT, List.of()).lines()).hasSize(1);
    }

    @Test
    void the_largest_amounts_do_not_overflow_the_picture() {
        var chart = bullet(Long.MAX_VALUE, Long.MIN_VALUE, 0L);
        assertThat(chart.bar(0).width()).isCloseTo(49, within(0.5));
        assertThat(chart.bar(0).right()).isLessThanOrEqualTo(100);
    }

    @Test
    void columns_stand_on_zero_and_are_as_tall_as_their_amounts() {
        var chart = new MonthColumns("", TEXT, List.of(
                new ChartMonth("Jan", 100L, null, null), new ChartMonth("Feb", -50L, null, null)));
        var zero = chart.scale().zero();
        var columns = chart.columns();
        assertThat(columns.get(0).bottom()).isEqualTo(zero);
        assertThat(columns.get(1).y()).isEqualTo(zero);
        assertThat(columns.get(1).height() * 2).isCloseTo(columns.get(0).height(), within(0.05));
    }

    @Test
    void a_difference_is_drawn_on_the_scale_of_the_columns() {
        var chart = new MonthColumns("", TEXT, List.of(new ChartMonth("Jan", 75L, 100L, null)));
        var column = chart.columns().getFirst();
        var difference = chart.variances().getFirst();
        assertThat(difference.height() * 3).isCloseTo(column.height(), within(0.05));
        assertThat(difference.y()).isEqualTo(chart.varianceZero());
        assertThat(difference.kind()).isEqualTo(ChartBox.Kind.BAD);
    }

    @Test
    void no_step_of_the_goal_runs_through_the_amount_of_a_month() {
        for (long actual = 0; actual <= 100; actual += 4) {
            for (long goal = 0; goal <= 100; goal += 4) {
                var chart = new MonthColumns("", TEXT, List.of(new ChartMonth("Jan", 100L, goal, null),
                        new ChartMonth("Feb", actual, goal + 6, null), new ChartMonth("Mar", null, goal - 6, null)));
                var label = chart.labels().stream().filter(one -> one.x() == 53 && one.y() < 170)
                        .findFirst().orElseThrow();
                assertThat(chart.lines())
                        .filteredOn(line -> line.kind() == ChartLine.Kind.GOAL && line.y1() == line.y2())
                        .isNotEmpty().noneMatch(line -> line.y1() > label.y() - 10 && line.y1() < label.y() + 2);
            }
        }
    }

    @Test
    void a_month_not_begun_shows_its_goal_only() {
        var chart = new MonthColumns("", TEXT, List.of(new ChartMonth("Jan", null, 100L, null)));
        assertThat(chart.columns()).isEmpty();
        assertThat(chart.variances()).isEmpty();
        assertThat(chart.lines()).anyMatch(line -> line.kind() == ChartLine.Kind.GOAL);
    }

    @Test
    void the_needed_rate_closes_the_gap_to_the_goal() {
        var chart = new CumulativeLine("", TEXT, List.of(
                new ChartMonth("Jan", 70L, 100L, null), new ChartMonth("Feb", null, 100L, null),
                new ChartMonth("Mar", null, 101L, null)));
        assertThat(chart.neededEachMonth()).hasValue(116);
        assertThat(chart.needed()).isEqualTo("116 a month");
        var need = chart.lines().stream()
                .filter(line -> line.kind() == ChartLine.Kind.NEED).findFirst().orElseThrow();
        assertThat(need.y1()).isEqualTo(chart.last().y());
        assertThat(need.y2()).isEqualTo(chart.scale().at(301));
    }

    @Test
    void nothing_is_needed_once_the_goal_is_reached_or_the_year_is_over() {
        assertThat(new CumulativeLine("", TEXT, List.of(new ChartMonth("Jan", 70L, 100L, null)))
                .neededEachMonth()).isEmpty();
        assertThat(new CumulativeLine("", TEXT, List.of(
                new ChartMonth("Jan", 300L, 100L, null), new ChartMonth("Feb", null, 100L, null)))
                .needed()).isEmpty();
    }

    @Test
    void the_parts_of_a_bridge_connect_and_add_up() {
        var chart = new Waterfall("", TEXT, "As was", 100, List.of(
                new Waterfall.Step("in", 60), new Waterfall.Step("out", -90)), "As is");
        assertThat(chart.to()).isEqualTo(70);
        var bars = chart.bars();
        assertThat(bars.get(1).x()).isCloseTo(bars.get(0).right(), within(0.02));
        assertThat(bars.get(2).right()).isCloseTo(bars.get(1).right(), within(0.02));
        assertThat(bars.get(3).right()).isCloseTo(bars.get(2).x(), within(0.02));
        for (int i = 0; i < 3; i++) {
            assertThat(chart.lines().get(i).y1()).isEqualTo(bars.get(i).bottom());
            assertThat(chart.lines().get(i).y2()).isEqualTo(bars.get(i + 1).y());
        }
    }

    @Test
    void labels_lie_inside_the_picture_even_on_a_phone() {
        var months = LookTest.year(100, 7, true);
        var columns = new MonthColumns("", TEXT, months);
        var line = new CumulativeLine("", TEXT, months);
        var bridge = new Waterfall("", TEXT, "As was", 100, List.of(), "As is");
        assertInside(columns.labels(), columns.height());
        assertInside(line.labels(), line.height());
        assertInside(bridge.labels(), bridge.height());
        for (long goal = 0; goal <= 100; goal += 5) {
            var chart = new BulletChart("", TEXT, 100, goal * 1_000_000, 50_000_000L, goal);
            assertInside(chart.labels(), chart.height());
        }
    }

    @Test
    void every_figure_drawn_stands_in_the_table() {
        var table = new MonthColumns("", TEXT, LookTest.withReturns()).table();
        assertThat(table.head())
                .containsExactly("Month", "Actual", "Goal", "Prior year", "Difference");
        assertThat(table.rows()).hasSize(12).allMatch(row -> row.size() == 5);
        assertThat(table.rows().get(6)).contains("-350000", "900000", "200000", "-1250000");
    }

    /// At about 6.6 pixels a character of 12 pixels, the widest of the usual fonts.
    private static void assertInside(List<ChartLabel> labels, double height) {
        var outside = new ArrayList<ChartLabel>();
        for (var label : labels) {
            if (label.css().contains("minor")) continue;
            double width = label.text().length() * 6.6;
            double x = label.x() / 100 * NARROW;
            double left = switch (label.anchor()) {
                case START -> x;
                case MIDDLE -> x - width / 2;
                case END -> x - width;
            };
            boolean fits = left >= -8 && left + width <= NARROW + 8;
            if (!fits || label.y() < 9 || label.y() > height) outside.add(label);
        }
        assertThat(labels).isNotEmpty();
        assertThat(outside).isEmpty();
    }

    private static BulletChart bullet(
            long actual, @Nullable Long goal, @Nullable Long prior) {
        return new BulletChart("", TEXT, actual, goal, prior, null);
    }
}
