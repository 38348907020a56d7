package linecard.commissions;

import linecard.Visitor;
import linecard.access.Viewer;
import linecard.commissions.Earnings.Asked;
import linecard.money.Rate;
import linecard.reckoning.Reset;
import linecard.reckoning.Terms;
import linecard.reckoning.Terms.Holdback;
import linecard.reckoning.Terms.Limit;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import static linecard.Visitor.body;
import static linecard.Visitor.says;
import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// A rep sees what is earned so far, how far the next tier is, and what an order would earn, though
/// the ladder sums over all reps of the agency.
class EarningsTest extends EarningsDesk {

    @Autowired private ApplicationContext program;

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
                .contains("a megállapodott minimum kiegészítése", "az pótolja, amennyivel a visszáru");
        says(new Visitor(program, anna).get("/earnings")).as("it is the agency's")
                .contains("vonható vissza").doesNotContain("az pótolja");
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
    void a_ladder_that_goes_on_from_version_to_version_is_told_once() {
        as(firm.finance, () -> {
            clausing.write(firm.finance, firm.duna, FEBRUARY_3, clauses(null));
            return true;
        });
        assertThat(ahead(duna, null).rungs()).hasSize(1);
    }
}
