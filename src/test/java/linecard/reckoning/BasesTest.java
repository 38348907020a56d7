package linecard.reckoning;

import linecard.reckoning.Differences.Manner;
import linecard.reckoning.Examples.Clauses;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static java.util.Objects.requireNonNull;
import static linecard.reckoning.Examples.ANNA;
import static linecard.reckoning.Examples.HEGYI;
import static linecard.reckoning.Examples.KOVACS;
import static linecard.reckoning.Examples.PUMPS;
import static linecard.reckoning.Examples.PUMP_7;
import static linecard.reckoning.Examples.QUARTER;
import static linecard.reckoning.Examples.agreement;
import static linecard.reckoning.Examples.clauses;
import static linecard.reckoning.Examples.day;
import static linecard.reckoning.Examples.fact;
import static linecard.reckoning.Examples.flat;
import static linecard.reckoning.Examples.lines;
import static org.assertj.core.api.Assertions.assertThat;

/// What a line is paid on is what its terms say, whatever else is reckoned with it, and whether or
/// not it is paid.
class BasesTest {

    private static final Subject HOUSE = new Subject(HEGYI, null, null, PUMP_7, List.of(PUMPS));
    private static final Subject OTHER = new Subject(KOVACS, null, null, PUMP_7, List.of(PUMPS));

    /// 127 with tax.
    private static Fact taxed(String number, LocalDate day, Subject subject) {
        var document = new Document(Examples.id(number), number, Event.INVOICE, day, day, null, null);
        return fact(document, subject, ANNA, Map.of(Column.GROSS, 127L, Column.TAX, 27L));
    }

    private static Clauses withHouse() {
        var clauses = flat("10").rate(new Match.House(HEGYI), "0");
        clauses.base = Measure.net(Column.TAX);
        return clauses;
    }

    private static List<Long> bases(Manner manner, Plan plan, Fact... facts) {
        var reckoned = Reckoning.of(plan, lines(new ArrayList<>(List.of(facts))), QUARTER, manner)
                .orThrow();
        return Arrays.stream(requireNonNull(reckoned.layers().get(Part.COMMISSION)).base()).boxed()
                .toList();
    }

    @Test
    void what_a_house_account_buys_has_the_base_of_the_terms_wherever_it_stands() {
        var plan = withHouse().plan();
        var sold = taxed("S-1", day(1, 2), OTHER);
        assertThat(bases(Manner.TODAY, plan, taxed("S-2", day(1, 5), HOUSE))).containsExactly(100L);
        assertThat(bases(Manner.TODAY, plan, taxed("S-0", day(1, 1), HOUSE), sold))
                .containsExactly(100L, 100L);
        assertThat(bases(Manner.TODAY, plan, sold, taxed("S-2", day(1, 5), HOUSE)))
                .containsExactly(100L, 100L);
    }

    @Test
    void an_issued_statement_comes_out_by_the_base_that_it_had() {
        var plan = withHouse().plan();
        var sold = taxed("S-1", day(1, 2), OTHER);
        assertThat(bases(Manner.PARTING_PERIODS, plan, taxed("S-0", day(1, 1), HOUSE), sold))
                .as("the gross").containsExactly(127L, 100L);
        assertThat(bases(Manner.PARTING_PERIODS, plan, sold, taxed("S-2", day(1, 5), HOUSE)))
                .as("as of the first").containsExactly(100L, 100L);
    }

    @Test
    void each_line_has_the_base_of_the_version_of_its_day() {
        var first = clauses();
        first.base = Measure.GROSS;
        var plan = new Plan(agreement(new Agreement.Version(day(1, 1), first.terms()),
                new Agreement.Version(day(2, 15), withHouse().terms())), Examples.CALENDAR);
        assertThat(bases(Manner.TODAY, plan, taxed("S-1", day(2, 14), OTHER),
                taxed("S-2", day(2, 15), HOUSE), taxed("S-3", day(2, 16), OTHER)))
                .containsExactly(127L, 100L, 100L);
    }

    @Test
    void a_rate_that_comes_to_a_line_that_had_none_is_not_called_a_correction() {
        var none = clauses();
        none.base = Measure.net(Column.TAX);
        var some = flat("10");
        some.base = Measure.net(Column.TAX);
        var sale = lines(new ArrayList<>(List.of(taxed("S-1", day(1, 5), OTHER))));
        var stated = Reckoning.of(none.plan(), sale, QUARTER).orThrow();
        var now = Reckoning.of(some.plan(), sale, QUARTER).orThrow();
        assertThat(Differences.between(stated, now, Examples.month(4)).stream()
                .map(change -> change.cause() + " " + change.amount()))
                .containsExactly("TERMS 10");
    }
}
