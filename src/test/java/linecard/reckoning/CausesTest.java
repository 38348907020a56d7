package linecard.reckoning;

import linecard.reckoning.Examples.Clauses;
import linecard.reckoning.Ladder.Style;
import linecard.reckoning.Releases.Paid;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static java.util.Objects.requireNonNull;
import static linecard.reckoning.Examples.ANNA;
import static linecard.reckoning.Examples.BELA;
import static linecard.reckoning.Examples.JANUARY;
import static linecard.reckoning.Examples.PUMP;
import static linecard.reckoning.Examples.QUARTER;
import static linecard.reckoning.Examples.clauses;
import static linecard.reckoning.Examples.day;
import static linecard.reckoning.Examples.flat;
import static linecard.reckoning.Examples.id;
import static linecard.reckoning.Examples.month;
import static linecard.reckoning.Examples.percent;
import static linecard.reckoning.Examples.reckoned;
import static linecard.reckoning.Examples.sale;
import static org.assertj.core.api.Assertions.assertThat;

/// Why a figure is another than was stated: what a reader of the statement is told has to be so.
class CausesTest {

    private static final Fact EARLY = sale("S-1", day(1, 2), 33_33);
    private static final Fact SALE = sale("S-2", day(1, 5), 1_000_05);

    @Test
    void what_a_payment_released_is_not_called_rounding_where_a_unit_moved_besides() {
        var clauses = flat("7");
        clauses.event = Event.PAYMENT;
        var plan = clauses.plan();
        var rated = reckoned(plan, JANUARY, SALE);
        var stated = Releases.of(plan, rated, Map.of());
        var more = reckoned(plan, JANUARY, EARLY, SALE);
        assertThat(requireNonNull(more.layers().get(Part.COMMISSION)).rated()[1])
                .as("rounded otherwise")
                .isNotEqualTo(requireNonNull(rated.layers().get(Part.COMMISSION)).rated()[0]);
        var now = Releases.of(plan, more, Map.of(id("S-2"), new Paid(100_005, 100_005)));
        assertThat(causes(stated, now)).containsExactly("LATE 0", "PAYMENT 7001");
        assertThat(causesBefore(stated, now)).containsExactly("LATE 0", "ROUNDING 7001");
    }

    @Test
    void a_period_that_grew_within_its_tier_has_moved_no_tier() {
        var clauses = clauses().tiers(Style.RETROACTIVE, Reset.QUARTER, "0:5 500:7");
        var plan = clauses.plan();
        var stated = reckoned(plan, QUARTER, SALE);
        var now = reckoned(plan, QUARTER, EARLY, SALE);
        assertThat(causes(stated, now)).containsExactly("LATE 233", "ROUNDING 1");
        assertThat(causesBefore(stated, now)).containsExactly("LATE 233", "TIER 1");
        var higher = reckoned(plan, QUARTER, sale("S-2", day(1, 5), 499_00));
        var moved = reckoned(plan, QUARTER, EARLY, sale("S-2", day(1, 5), 499_00));
        assertThat(causes(higher, moved)).containsExactly("LATE 233", "TIER 998");
    }

    @Test
    void an_average_of_one_tier_alone_is_the_rate_of_that() {
        var counted = Examples.ladder("all", Style.MARGINAL, Reset.QUARTER, Measure.GROSS,
                "0:7 2000:9");
        var clauses = clauses().ladder(counted);
        clauses.rates.add(new RateRule("all", new Match.Line(Examples.PUMPS), Dated.ALWAYS,
                new RateRule.Climb("all")));
        clauses.rate(new Match.Any(), "1");
        var plan = clauses.plan();
        var valve = sale("S-3", day(1, 6), new Subject(Examples.HEGYI, null, null, null,
                List.of(Examples.VALVES)), ANNA, 10_00);
        var stated = reckoned(plan, QUARTER, SALE, valve);
        assertThat(causes(stated, reckoned(plan, QUARTER, EARLY, SALE, valve)))
                .containsExactly("LATE 233", "ROUNDING 1");
        var large = sale("S-1", day(1, 2), 2_000_00);
        assertThat(causes(stated, reckoned(plan, QUARTER, large, SALE, valve)))
                .first().asString().startsWith("LATE ");
        assertThat(causes(stated, reckoned(plan, QUARTER, large, SALE, valve)))
                .anyMatch(cause -> cause.startsWith("TIER "));
    }

    @Test
    void an_override_on_commission_changes_for_the_reason_for_which_that_does() {
        var stated = reckoned(overridden("5").plan(), QUARTER, ofBela("S-2", 5, 400_00));
        assertThat(causes(stated, reckoned(overridden("5").plan(), QUARTER,
                ofBela("S-2", 5, 400_00), ofBela("S-3", 6, 400_00))))
                .containsExactly("TIER 800", "LATE 2800", "TIER 80", "LATE 280");
        assertThat(causes(stated, reckoned(overridden("6").plan(), QUARTER,
                ofBela("S-2", 5, 400_00)))).containsExactly("TERMS 400", "TERMS 40");
        assertThat(causes(stated, reckoned(overridden("5").plan(), QUARTER,
                ofBela("S-2", 5, 300_00)))).containsExactly("CORRECTED -500", "CORRECTED -50");
    }

    private static Fact ofBela(String number, int day, long gross) {
        return sale(number, day(1, day), PUMP, BELA, gross);
    }

    private static Clauses overridden(String first) {
        var clauses = clauses().tiers(Style.RETROACTIVE, Reset.QUARTER, "0:" + first + " 500:7");
        clauses.override = new Terms.Override("over", ANNA, percent("10"), Terms.Of.COMMISSION);
        return clauses;
    }

    private static List<String> causes(Reckoned stated, Reckoned now) {
        return said(Differences.between(stated, now, month(4)));
    }

    private static List<String> causesBefore(Reckoned stated, Reckoned now) {
        return said(Differences.told(Differences.Manner.FIRST, stated, now, month(4)));
    }

    private static List<String> said(Changes changes) {
        return changes.stream().map(change -> change.cause() + " " + change.amount()).toList();
    }
}
