package linecard.whatif;

import linecard.calendar.Span;
import linecard.money.Rate;
import linecard.reckoning.Dated;
import linecard.reckoning.Event;
import linecard.reckoning.Match;
import linecard.reckoning.Measure;
import linecard.reckoning.RateRule;
import linecard.reckoning.Reset;
import linecard.reckoning.Terms;
import linecard.reckoning.Terms.Cause;
import linecard.reckoning.Terms.Clawback;
import linecard.reckoning.Terms.Limit;
import linecard.sales.Booking;
import linecard.sales.Kind;
import linecard.sales.Payment;
import linecard.sales.Payments;
import linecard.web.Form;
import linecard.words.Language;
import linecard.words.ReadingException;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/// Other terms tried on what a firm sold in 2026.
class TrialsTest extends TrialDesk {

    private static final LocalDate NEXT_YEAR = YEAR.plusYears(1).plusMonths(2);

    @Autowired
    private Trials trials;
    @Autowired
    private Payments payments;

    /// Odd amounts that round, shared ones, child lines, returns of the same month, of a closed one
    /// and of the year before, a document corrected twice, and months closed or not.
    private void sell() {
        firm.withRates();
        firm.invoice("S-1", firm.szucs, day(1, 12), firm.pumps, 100_000_33);
        firm.invoice("S-2", firm.szucs, day(1, 20), firm.dosing, 71_77);
        firm.invoice("S-3", firm.tiszai, day(1, 21), firm.valves, 33_333_33);
        firm.returned("J-1", "S-2", firm.szucs, day(1, 25), firm.dosing, -11_11);
        firm.issue(firm.duna, 1);
        firm.invoice("S-4", firm.szucs, day(2, 3), firm.valves, 1_99);
        firm.returned("J-2", "S-1", firm.szucs, day(2, 9), firm.pumps, -10_000_01);
        firm.returned("J-3", "S-3", firm.tiszai, day(3, 9), firm.valves, -3_333_35);
        firm.returned("J-4", "none", firm.tiszai, day(3, 10), firm.pumps, -17);
        firm.nextImport();
        firm.invoice("S-1", firm.szucs, day(1, 12), firm.pumps, 90_000_35);
        firm.nextImport();
        firm.invoice("S-3", firm.tiszai, day(1, 21), firm.valves, 44_444_47);
        firm.invoice("S-5", firm.tiszai, day(12, 31), firm.pumps, 7_07);
    }

    private Trial run(String... typed) {
        var fields = new HashMap<>(Map.of("year", "2026"));
        for (int i = 0; i < typed.length; i += 2) fields.put(typed[i], typed[i + 1]);
        var form = Form.of(Words.in(Language.ENGLISH), fields);
        var asked = new TrialForm(form, firm.finance.organisation().calendar(),
                firm.finance.organisation().currency())
                .read(Set.of(firm.duna, firm.alfold), NEXT_YEAR);
        assertThat(form.problems()).isEmpty();
        return as(firm.finance, () -> trials.run(firm.finance, asked.orElseThrow(), NEXT_YEAR));
    }

    @Test
    void the_terms_in_force_entered_as_the_other_ones_make_no_difference_to_the_cent() {
        sell();
        for (var part : List.of("", "q1", "1", "2", "3")) {
            var trial = run("rate", "2", "part", part);
            assertThat(trial.rows()).as(part).isNotEmpty();
            for (var row : trial.rows()) {
                assertThat(row.difference()).as(part + row.name()).isZero();
            }
        }
        var trial = run("rate", "2");
        assertThat(trial.rows()).hasSize(2).allMatch(row -> row.before() > 0);
        for (var row : trial.rows()) {
            var ofOne = run("rate", "2", "agency", String.valueOf(row.id()));
            assertThat(ofOne.total().before()).isEqualTo(row.before());
            assertThat(ofOne.rows()).isNotEmpty().allMatch(rep -> rep.difference() == 0);
            assertThat(ofOne.months().stream().mapToLong(Trial.Month::after).sum())
                    .isEqualTo(row.before());
        }
    }

    @Test
    void too_many_lines_are_refused_with_a_sentence() {
        Trials.requireFew(Trials.MOST_OF_ONE, Trials.MOST);
        assertThatThrownBy(() -> Trials.requireFew(Trials.MOST_OF_ONE + 1, Trials.MOST))
                .isInstanceOf(ReadingException.class);
        assertThatThrownBy(() -> Trials.requireFew(1, Trials.MOST + 1))
                .isInstanceOf(ReadingException.class);
    }

    @Test
    void the_terms_in_force_come_to_what_statements_and_drafts_say() {
        sell();
        var year = new Span(YEAR, YEAR.plusYears(1));
        var rows = run("rate", "2").rows();
        assertThat(rows).hasSize(2);
        for (var row : rows) {
            var said = as(firm.finance, () -> rooms.earned().byAgency(
                    firm.finance, Objects.requireNonNull(row.id()), year));
            assertThat(said.orElseThrow().minor()).isEqualTo(row.before());
        }
    }

    @Test
    void what_payments_earn_they_earn_by_the_other_terms_too() {
        firm.rate(firm.alfold, null, YEAR, "5");
        firm.earns(firm.alfold, Event.PAYMENT);
        firm.invoice("S-1", firm.tiszai, day(1, 5), firm.pumps, 100_00);
        as(firm.owner, () -> payments.book(firm.owner, firm.nextImport(), List.of(new Payment(
                "P-1", firm.tiszai, "S-1", day(2, 14), null, 33_33))));
        var total = run("rate", "10").total();
        assertThat(total.before()).isEqualTo(1_67);
        assertThat(total.after()).isEqualTo(3_33);
        assertThat(run("rate", "10", "cap", "5").total().after()).as("of 10.00").isEqualTo(3_33);
        assertThat(run("rate", "10", "cap", "2").total().after()).isEqualTo(2_00);
        as(firm.finance, () -> {
            rooms.clausing().write(firm.finance, firm.alfold, YEAR, new Terms(Event.PAYMENT,
                    Measure.GROSS, List.of(), List.of(), List.of(), Map.of(), null, null,
                    new Limit(5_00, Reset.MONTH), null, null, new Clawback(12, Rate.WHOLE,
                            EnumSet.allOf(Cause.class)), true, Terms.LimitsOn.SOLD));
            return true;
        });
        assertThat(run("rate", "10", "cap", "5").total().after()).as("as the terms in force count")
                .isEqualTo(3_33 - 5_00);
        assertThat(run("rate", "5", "cap", "5").total().difference()).isZero();
    }

    @Test
    void what_orders_earned_for_a_time_they_earn_by_the_other_terms_too() {
        firm.withRates();
        firm.earns(firm.alfold, Event.ORDER);
        firm.earns(firm.alfold, Event.INVOICE, YEAR.plusMonths(3));
        as(firm.owner, () -> rooms.documents().book(firm.owner, firm.nextImport(), List.of(
                new Booking(Kind.ORDER, "R-1", firm.tiszai, null, day(1, 12), "", List.of(
                        new Booking.Line(null, firm.pumps, 1_000, 10_000_00, null))))));
        firm.invoice("S-1", firm.tiszai, day(2, 12), firm.pumps, 10_000_00);
        firm.invoice("S-2", firm.tiszai, day(4, 12), firm.pumps, 5_000_00);
        var total = run("rate", "2", "keep", "none").total();
        assertThat(List.of(total.sales(), total.before(), total.after()))
                .containsExactly(15_000_00L, 750_00L, 300_00L);
    }

    @Test
    void tiers_re_rate_the_period_of_what_comes_back() {
        firm.withRates();
        firm.invoice("S-1", firm.tiszai, day(1, 5), firm.pumps, 900_000_00);
        firm.invoice("S-2", firm.tiszai, day(3, 5), firm.valves, 300_000_00);
        var tiers = new String[] {"rate", "5", "from2", "1000000", "rate2", "7", "by", "quarter",
                "keep", "none", "part", "q1", "way", "marginal"};
        assertThat(run(tiers).total().after()).isEqualTo(64_000_00);
        tiers[13] = "retroactive";
        assertThat(run(tiers).total().after()).isEqualTo(84_000_00);
        firm.returned("J-1", "S-2", firm.tiszai, day(5, 6), firm.valves, -300_000_00);
        assertThat(run(tiers).total().after()).isEqualTo(45_000_00);
        assertThat(run(tiers).total().sales()).isEqualTo(900_000_00);
        tiers[13] = "marginal";
        assertThat(run(tiers).total().after()).isEqualTo(45_000_00);
    }

    @Test
    void the_minimum_is_paid_to_who_sold_nothing_and_the_cap_holds() {
        firm.withRates();
        firm.invoice("S-1", firm.tiszai, day(1, 5), firm.valves, 900_000_00);
        var trial = run("rate", "5", "part", "1", "minimum", "1000", "cap", "40000");
        assertThat(trial.rows()).extracting(Row::after).containsExactly(40_000_00L, 1_000_00L);
        var ofOne = run("rate", "5", "part", "1", "cap", "40000", "agency", firm.alfold.toString());
        assertThat(ofOne.rows()).extracting(Row::kind)
                .containsExactlyInAnyOrder(Row.Kind.REP, Row.Kind.PERIODS);
        assertThat(ofOne.total().after()).isEqualTo(40_000_00);
        assertThat(run("rate", "5", "part", "2").rows()).isEmpty();
    }

    /// The cap takes 5,000 of January, the minimum adds 1,000 a month that is over.
    @Test
    void what_whole_periods_add_and_take_by_the_terms_in_force_is_in_what_they_come_to() {
        agree(firm.alfold, null, new Limit(1_000_00, Reset.MONTH),
                new Limit(40_000_00, Reset.MONTH));
        firm.invoice("S-1", firm.tiszai, day(1, 5), firm.valves, 900_000_00);
        var same = run("rate", "5", "minimum", "1000", "cap", "40000", "agency",
                firm.alfold.toString());
        assertThat(same.rows()).hasSize(2).allMatch(row -> row.difference() == 0);
        assertThat(same.total().before()).isEqualTo(40_000_00 + 11 * 1_000_00);
        assertThat(same.months().stream().mapToLong(Trial.Month::before).sum())
                .isEqualTo(same.total().before());
        assertThat(run("rate", "5", "minimum", "1000", "cap", "40000").rows())
                .filteredOn(row -> firm.alfold.equals(row.id())).singleElement()
                .extracting(Row::before).isEqualTo(same.total().before());
        assertThat(run("rate", "5", "part", "2").rows()).singleElement()
                .extracting(Row::before).as("promised, though nothing was sold").isEqualTo(1_000_00L);
    }

    @Test
    void who_earns_over_others_and_sold_nothing_has_a_row_too() {
        var override = new Terms.Override("over", firm.anna, Rate.ofPercent("1"), Terms.Of.SALES);
        agree(firm.duna, override, null, null);
        as(firm.owner, () -> rooms.documents().book(firm.owner, firm.nextImport(), List.of(
                new Booking(Kind.INVOICE, "S-1", firm.szucs, firm.bela, day(1, 5), "", List.of(
                        new Booking.Line(null, firm.valves, 1_000, 100_000_00, null))))));
        var trial = run("rate", "5", "agency", firm.duna.toString());
        assertThat(trial.rows()).extracting(Row::id, Row::before, Row::after)
                .containsExactlyInAnyOrder(tuple(firm.bela, 5_000_00L, 5_000_00L),
                        tuple(firm.anna, 1_000_00L, 0L));
    }

    /// Five per cent of everything.
    private void agree(UUID agency, Terms.@Nullable Override override, @Nullable Limit minimum,
            @Nullable Limit cap) {
        as(firm.finance, () -> {
            rooms.clausing().write(firm.finance, agency, YEAR, new Terms(Event.INVOICE,
                    Measure.GROSS, List.of(new RateRule("all", new Match.Any(), Dated.ALWAYS,
                            new RateRule.Flat(Rate.ofPercent("5")))), List.of(), List.of(), Map.of(),
                    override, minimum, cap, null, null,
                    new Clawback(12, Rate.WHOLE, EnumSet.allOf(Cause.class)), true,
                    Terms.LimitsOn.EARNED));
            return true;
        });
    }
}
