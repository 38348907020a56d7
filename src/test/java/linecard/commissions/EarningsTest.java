package linecard.commissions;

import linecard.LinecardTest;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.commissions.Earnings.Asked;
import linecard.money.Money;
import linecard.money.Rate;
import linecard.reckoning.Dated;
import linecard.reckoning.Event;
import linecard.reckoning.Ladder;
import linecard.reckoning.Ladder.Style;
import linecard.reckoning.Ladder.Tier;
import linecard.reckoning.Match;
import linecard.reckoning.Measure;
import linecard.reckoning.RateRule;
import linecard.reckoning.Reset;
import linecard.reckoning.Terms;
import linecard.reckoning.Terms.Cause;
import linecard.reckoning.Terms.Clawback;
import linecard.reckoning.Terms.Holdback;
import linecard.reckoning.Terms.Limit;
import linecard.sales.Payment;
import linecard.sales.Payments;
import linecard.terms.Clausing;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import static linecard.Visitor.body;
import static linecard.Visitor.says;
import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// A rep sees what is earned so far, how far the next tier is, and what an order would earn, though
/// the ladder sums over all reps of the agency.
@LinecardTest
class EarningsTest {

    private static final LocalDate FEBRUARY_3 = LocalDate.of(2026, 2, 3);
    private static final LocalDate MARCH_3 = LocalDate.of(2026, 3, 3);

    @Autowired
    private Firm.Rooms rooms;
    @Autowired
    private Earnings earnings;
    @Autowired
    private Clausing clausing;
    @Autowired
    private Payments payments;
    @Autowired
    private ApplicationContext program;

    private Firm firm;
    private Viewer anna;
    private Viewer duna;

    /// All that Duna sells climbs by the quarter: 5 %, from a million 7 % for the whole.
    @BeforeEach
    void found() {
        firm = new Firm(rooms);
        anna = rooms.stage().member(firm.owner, Role.REP, firm.duna, firm.anna, null);
        duna = rooms.stage().member(firm.owner, Role.AGENCY_OWNER, firm.duna, null, null);
        agree(null);
        firm.invoice("S-1", firm.szucs, FEBRUARY_3, firm.pumps, 600_000_00);
        firm.issue(firm.duna, 2);
        firm.invoice("S-2", firm.szucs, MARCH_3, firm.pumps, 200_000_00);
    }

    private void agree(@Nullable Limit cap) {
        as(firm.finance, () -> {
            clausing.write(firm.finance, firm.duna, YEAR, clauses(cap));
            return true;
        });
    }

    private static Terms clauses(@Nullable Limit cap) {
        var ladder = new Ladder("Quarter", Style.RETROACTIVE, Reset.QUARTER, Measure.GROSS,
                Set.of(), List.of(new Tier(0, new Rate(50_000)),
                        new Tier(1_000_000_00, new Rate(70_000))));
        return new Terms(Event.INVOICE, Measure.GROSS, List.of(new RateRule("All",
                new Match.Any(), Dated.ALWAYS, new RateRule.Climb("Quarter"))), List.of(ladder),
                List.of(), Map.of(), null, null, cap, null, new Holdback(new Rate(100_000), 3),
                new Clawback(12, new Rate(500_000), EnumSet.allOf(Cause.class)), true,
                Terms.LimitsOn.EARNED);
    }

    private Ahead ahead(Viewer viewer, @Nullable Asked asked) {
        return as(viewer, () -> earnings.of(viewer, firm.duna,
                viewer.role() == Role.REP ? viewer.rep() : null, MARCH_3, asked));
    }

    @Test
    void what_is_earned_and_how_far_the_next_tier_is() {
        var ahead = ahead(anna, null);
        assertThat(ahead.earned()).isEqualTo(forint(5_000_00));
        assertThat(ahead.held()).isNull();
        assertThat(ahead.holdback()).isNull();
        var rung = ahead.rungs().getFirst();
        assertThat(rung.position()).isEqualTo(800_000_00);
        assertThat(rung.missing()).isEqualTo(200_000_00);
        assertThat(rung.rate()).isEqualTo(new Rate(50_000));
        assertThat(rung.nextRate()).isEqualTo(new Rate(70_000));
        assertThat(rung.progress()).isEqualTo(80);
    }

    @Test
    void the_agency_sees_the_sum_what_is_held_back_and_what_is_payable() {
        var ahead = ahead(duna, null);
        assertThat(ahead.earned()).isEqualTo(forint(10_000_00));
        assertThat(ahead.held()).isEqualTo(forint(3_000_00));
        assertThat(ahead.holdback()).isEqualTo(new Holdback(new Rate(100_000), 3));
        assertThat(ahead.payable()).isEqualTo(forint(27_000_00));
        assertThat(ahead.atRisk()).isNotNull();
        assertThat(Objects.requireNonNull(ahead.atRisk()).amount())
                .isEqualTo(forint((30_000_00 + 10_000_00) / 2));
    }

    @Test
    void what_a_minimum_adds_to_a_month_that_is_not_over_is_named() {
        var terms = clauses(null);
        as(firm.finance, () -> {
            clausing.write(firm.finance, firm.duna, YEAR, new Terms(terms.event(), terms.base(),
                    terms.rates(), terms.ladders(), List.of(), Map.of(), null,
                    new Limit(16_000_00, Reset.MONTH), null, null, null, terms.clawback(), true,
                    terms.limitsOn()));
            return true;
        });
        assertThat(ahead(duna, null).minimum()).isEqualTo(forint(6_000_00));
        assertThat(ahead(anna, null).minimum()).isNull();
        says(new Visitor(program, duna).get("/earnings"))
                .contains("a megállapodott minimum kiegészítése");
    }

    @Test
    void the_page_as_a_file_says_the_same_with_what_is_of_open_months_apart() {
        firm.invoice("S-3", firm.szucs, MARCH_3.plusMonths(1), firm.pumps, 100_000_00);
        var today = LocalDate.now(duna.organisation().zone());
        var path = "/agencies/" + firm.duna + "/earnings";
        var whole = as(duna, () -> earnings.of(duna, firm.duna, null, today, null));
        var rows = rows(duna, path);
        assertThat(sum(rows, "unstated")).isEqualTo(whole.earned().minor()).isPositive();
        assertThat(rows.valueStream().filter(row -> row.path("item").stringValue().equals("unstated")))
                .hasSize(whole.open() == null ? 1 : 2);
        assertThat(sum(rows, "held")).isEqualTo(3_000_00);
        assertThat(sum(rows, "payable")).isEqualTo(27_000_00);
        assertThat(sum(rows, "atRisk")).isEqualTo(Objects.requireNonNull(whole.atRisk()).amount().minor());
        var own = rows(anna, "/earnings");
        assertThat(sum(own, "unstated")).isEqualTo(as(anna, () -> earnings.of(
                anna, firm.duna, firm.anna, today, null)).earned().minor());
        assertThat(own.valueStream().map(row -> row.path("item").stringValue()))
                .doesNotContain("held", "payable").contains("atRisk");
        says(new Visitor(program, anna).get("/earnings")).contains("/earnings.xlsx");
        says(new Visitor(program, duna).get(path)).contains(path + ".csv");
        assertThat(new Visitor(program, firm.finance).get("/earnings.csv")).hasStatus(403);
        assertThat(new Visitor(program, anna).get(path + ".csv")).hasStatus(403);
    }

    private JsonNode rows(Viewer viewer, String path) {
        return JsonMapper.builder().build().readTree(
                body(new Visitor(program, viewer).get(path + ".json")));
    }

    private static long sum(JsonNode rows, String item) {
        return rows.valueStream().filter(row -> row.path("item").stringValue().equals(item))
                .mapToLong(row -> row.at("/amount/minor").longValue()).sum();
    }

    @Test
    void an_order_that_reaches_the_tier_earns_on_all_that_was_sold_before() {
        var tried = Objects.requireNonNull(
                ahead(anna, new Asked(forint(200_000_00), firm.pumps)).tried());
        assertThat(tried.earns()).isEqualTo(forint(14_000_00 + 2 * 8_000_00 / 2));
        tried = Objects.requireNonNull(
                ahead(anna, new Asked(forint(199_999_99), firm.pumps)).tried());
        assertThat(tried.earns()).isEqualTo(forint(10_000_00));
        assertThat(tried.share()).isEqualTo(new Rate(50_000));
    }

    @Test
    void reaching_a_tier_re_rates_months_that_were_stated() {
        firm.invoice("S-3", firm.szucs, MARCH_3, firm.pumps, 200_000_00);
        var march = firm.issue(firm.duna, 3);
        var statement = as(firm.finance, () -> rooms.statements().of(firm.finance, march));
        assertThat(statement.total()).isEqualTo(forint(70_000_00 - 30_000_00));
        assertThat(as(firm.finance, () -> rooms.statements().verify(firm.finance, march)).holds())
                .isTrue();
        assertThat(ahead(anna, null).earned()).isEqualTo(forint(0));
    }

    @Test
    void an_order_earns_no_more_than_the_cap_of_the_agency_leaves() {
        agree(new Limit(12_000_00, Reset.MONTH));
        for (var viewer : List.of(duna, anna)) {
            var tried = Objects.requireNonNull(
                    ahead(viewer, new Asked(forint(100_000_00), firm.pumps)).tried());
            assertThat(tried.earns()).as("of 5,000").isEqualTo(forint(2_000_00));
        }
    }

    @Test
    void what_customers_still_owe_is_pending_after_its_month_was_stated() {
        firm.rate(firm.alfold, null, YEAR, "5");
        firm.earns(firm.alfold, Event.PAYMENT);
        firm.invoice("S-8", firm.tiszai, FEBRUARY_3, firm.pumps, 100_000_00);
        firm.invoice("S-9", firm.tiszai, FEBRUARY_3, firm.pumps, 100_000_00);
        as(firm.owner, () -> payments.book(firm.owner, firm.nextImport(), List.of(new Payment(
                "P-1", firm.tiszai, "S-8", FEBRUARY_3.plusDays(9), null, 40_000_00))));
        firm.issue(firm.alfold, 2);
        var ahead = as(firm.finance, () -> earnings.of(
                firm.finance, firm.alfold, null, MARCH_3, null));
        assertThat(ahead.pending()).isEqualTo(forint(8_000_00));
    }

    /// 40 % of 5,000 are earned by now, and all of them never come to more than 4,500.
    @Test
    void what_is_pending_is_what_the_cap_leaves_of_it_once_customers_pay() {
        firm.rate(firm.alfold, null, YEAR, "5");
        as(firm.finance, () -> {
            clausing.write(firm.finance, firm.alfold, YEAR, new Terms(Event.PAYMENT, Measure.GROSS,
                    List.of(), List.of(), List.of(), Map.of(), null, null,
                    new Limit(4_500_00, Reset.MONTH), null, null,
                    new Clawback(12, Rate.WHOLE, EnumSet.allOf(Cause.class)), true,
                    Terms.LimitsOn.EARNED));
            return true;
        });
        firm.invoice("S-8", firm.tiszai, MARCH_3, firm.pumps, 100_000_00);
        as(firm.owner, () -> payments.book(firm.owner, firm.nextImport(), List.of(new Payment(
                "P-1", firm.tiszai, "S-8", MARCH_3, null, 40_000_00))));
        var ahead = as(firm.finance, () -> earnings.of(firm.finance, firm.alfold, null, MARCH_3,
                new Asked(forint(10_000_00), firm.pumps)));
        assertThat(ahead.earned()).isEqualTo(forint(2_000_00));
        assertThat(ahead.pending()).isEqualTo(forint(2_500_00));
        assertThat(Objects.requireNonNull(ahead.tried()).earns()).as("above the cap").isEqualTo(forint(0));
    }

    @Test
    void earlier_months_that_are_open_are_named_and_counted() {
        firm.rate(firm.alfold, null, YEAR, "5");
        firm.invoice("S-6", firm.tiszai, YEAR, firm.pumps, 100_000_00);
        firm.issue(firm.alfold, 1);
        firm.invoice("S-7", firm.tiszai, YEAR, firm.pumps, 10_000_00);
        var csaba = rooms.stage().member(firm.owner, Role.REP, firm.alfold, firm.csaba, null);
        assertThat(ofAlfold(csaba).open()).as("what came late is for the next one").isNull();
        firm.invoice("S-8", firm.tiszai, FEBRUARY_3, firm.pumps, 200_000_00);
        firm.invoice("S-9", firm.tiszai, MARCH_3, firm.pumps, 400_000_00);
        for (var viewer : List.of(csaba, firm.finance)) {
            var ahead = ofAlfold(viewer);
            assertThat(ahead.earned()).isEqualTo(forint(30_500_00));
            assertThat(ahead.open()).isEqualTo(new Ahead.Open(Firm.month(firm.finance, 2),
                    Firm.month(firm.finance, 2), forint(10_500_00)));
        }
        firm.issue(firm.alfold, 2);
        assertThat(ofAlfold(csaba).earned()).isEqualTo(forint(20_000_00));
        assertThat(ofAlfold(csaba).open()).isNull();
    }

    private Ahead ofAlfold(Viewer viewer) {
        return as(viewer, () -> earnings.of(viewer, firm.alfold, viewer.rep(), MARCH_3, null));
    }

    @Test
    void an_open_month_of_a_ladder_is_named_and_counted_once() {
        firm.issue(firm.duna, 3);
        firm.invoice("S-3", firm.szucs, MARCH_3.plusMonths(1), firm.pumps, 100_000_00);
        firm.invoice("S-4", firm.szucs, MARCH_3.plusMonths(2), firm.pumps, 200_000_00);
        var ahead = as(duna, () -> earnings.of(duna, firm.duna, null, MARCH_3.plusMonths(2), null));
        assertThat(ahead.earned()).isEqualTo(forint(15_000_00));
        assertThat(ahead.open()).isEqualTo(new Ahead.Open(Firm.month(firm.finance, 4),
                Firm.month(firm.finance, 4), forint(5_000_00)));
    }

    @Test
    void open_months_come_to_what_their_statement_says_though_a_later_one_reaches_the_tier() {
        as(firm.finance, () -> {
            clausing.write(firm.finance, firm.alfold, YEAR, clauses(null));
            return true;
        });
        firm.invoice("S-6", firm.tiszai, FEBRUARY_3, firm.pumps, 600_000_00);
        firm.invoice("S-7", firm.tiszai, MARCH_3, firm.pumps, 500_000_00);
        var ahead = ofAlfold(firm.finance);
        assertThat(ahead.earned()).isEqualTo(forint(77_000_00));
        assertThat(ahead.open()).isEqualTo(new Ahead.Open(Firm.month(firm.finance, 2),
                Firm.month(firm.finance, 2), forint(30_000_00)));
        assertThat(firm.draft(firm.alfold, 2).total()).isEqualTo(forint(30_000_00));
        firm.issue(firm.alfold, 2);
        assertThat(ofAlfold(firm.finance).earned()).isEqualTo(forint(47_000_00));
    }

    @Test
    void a_ladder_that_goes_on_from_version_to_version_is_told_once() {
        as(firm.finance, () -> {
            clausing.write(firm.finance, firm.duna, FEBRUARY_3, clauses(null));
            return true;
        });
        assertThat(ahead(duna, null).rungs()).hasSize(1);
    }

    private static Money forint(long minor) {
        return Money.of(minor, "HUF");
    }
}
