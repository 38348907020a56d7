package linecard.sales;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.database.Bound;
import linecard.sales.Results.Bridge;
import linecard.sales.Results.By;
import linecard.sales.Results.Question;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static linecard.sales.Basis.AS_IS;
import static linecard.sales.Basis.AS_WAS;
import static linecard.sales.Basis.SAME_ACCOUNT;
import static linecard.sales.Kind.CREDIT;
import static linecard.sales.Kind.INVOICE;
import static linecard.sales.Kind.ORDER;
import static linecard.sales.Market.credit;
import static linecard.sales.Market.document;
import static linecard.sales.Market.span;
import static org.assertj.core.api.Assertions.assertThat;

/// Anna sold to Kis until Béla took it over at new year; Nagy is shared half and half; Ház is a
/// house account in a territory of its own.
@LinecardTest
class ResultsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final Span YEAR_2025 = span("2025-01-01", "2026-01-01");
    private static final Span YEAR_2026 = span("2026-01-01", "2027-01-01");

    @Autowired Stage stage;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transactions;
    @Autowired Documents documents;
    @Autowired Results results;

    private Market market;
    private UUID anna;
    private UUID bela;
    private UUID annasAgency;
    private UUID kis;
    private UUID nagy;
    private UUID haz;
    private UUID south;
    private UUID pumps;
    private UUID valves;

    @BeforeEach
    void tell() {
        market = new Market(stage.company(), sql, transactions, documents);
        annasAgency = market.agency();
        anna = market.rep(annasAgency);
        do bela = market.rep(); while (bela.compareTo(anna) < 0);
        pumps = market.line();
        valves = market.line();
        south = market.territory();
        kis = market.account();
        nagy = market.account();
        haz = market.houseAccount(south);
        market.assign(kis, anna, 100, "2024-01-01", "2026-01-01");
        market.assign(kis, bela, 100, "2026-01-01", null);
        market.assign(nagy, anna, 50, "2024-01-01", null);
        market.assign(nagy, bela, 50, "2024-01-01", null);
        market.book(
                document(INVOICE, "S-1", kis, "2025-02-10", pumps, 600, 400),
                document(INVOICE, "S-2", nagy, "2025-02-20", valves, 501),
                document(INVOICE, "S-3", haz, "2025-03-05", pumps, 700),
                document(ORDER, "S-3", haz, "2025-03-01", pumps, 7_777),
                document(INVOICE, "S-4", kis, "2026-02-11", pumps, 2_000),
                credit(CREDIT, "R-1", kis, "2026-03-01", "S-1", pumps, -400));
    }

    @Test
    void as_was_is_who_was_credited() {
        assertThat(months(AS_WAS, YEAR_2025)).containsOnly(
                Map.entry("anna 2025-02", 1_251L), Map.entry("bela 2025-02", 250L),
                Map.entry("house 2025-03", 700L));
        assertThat(months(AS_WAS, YEAR_2026)).containsOnly(
                Map.entry("bela 2026-02", 2_000L), Map.entry("anna 2026-03", -400L));
    }

    @Test
    void as_is_is_who_holds_the_account_today() {
        assertThat(months(AS_IS, YEAR_2025)).containsOnly(
                Map.entry("anna 2025-02", 251L), Map.entry("bela 2025-02", 1_250L),
                Map.entry("house 2025-03", 700L));
        assertThat(months(AS_IS, YEAR_2026)).containsOnly(
                Map.entry("bela 2026-02", 2_000L), Map.entry("bela 2026-03", -400L));
    }

    @Test
    void same_account_leaves_out_what_changed_hands() {
        assertThat(months(SAME_ACCOUNT, YEAR_2025)).containsOnly(
                Map.entry("anna 2025-02", 251L), Map.entry("bela 2025-02", 250L),
                Map.entry("house 2025-02", 1_000L), Map.entry("house 2025-03", 700L));
        assertThat(months(SAME_ACCOUNT, YEAR_2026)).containsOnly(
                Map.entry("house 2026-02", 2_000L), Map.entry("house 2026-03", -400L));
    }

    @Test
    void same_account_by_other_windows() {
        var thisYearOnly = as(market.owner, () -> results.by(market.owner, By.REP,
                new Question(SAME_ACCOUNT, Scope.ofRep(bela), YEAR_2026, TODAY, List.of(YEAR_2026))));
        assertThat(thisYearOnly).singleElement()
                .returns(1_600L, slice -> slice.sum().netMinor());
    }

    @Test
    void the_bridge_leads_from_as_was_to_as_is() {
        assertThat(as(market.owner, () -> results.bridges(market.owner, YEAR_2025, TODAY)))
                .containsEntry(anna, new Bridge(1_251, 0, 1_000, 251))
                .containsEntry(bela, new Bridge(250, 1_000, 0, 1_250))
                .containsEntry(null, new Bridge(700, 0, 0, 700))
                .hasSize(3);
    }

    @Test
    void days_are_counted_exactly_across_whole_months_and_both_ends() {
        assertThat(nets(By.ACCOUNT, Scope.ALL, span("2025-02-15", "2025-03-06")))
                .containsOnly(Map.entry(nagy, 501L), Map.entry(haz, 700L));
        assertThat(nets(By.ACCOUNT, Scope.ALL, span("2025-02-10", "2025-02-11")))
                .containsOnly(Map.entry(kis, 1_000L));
        assertThat(nets(By.ACCOUNT, Scope.ALL, span("2025-02-10", "2026-02-12")))
                .containsOnly(Map.entry(kis, 3_000L), Map.entry(nagy, 501L), Map.entry(haz, 700L));
    }

    @Test
    void a_scope_narrows() {
        assertThat(nets(By.PRODUCT_LINE, Scope.ofRep(anna), YEAR_2025))
                .containsOnly(Map.entry(pumps, 1_000L), Map.entry(valves, 251L));
        assertThat(nets(By.TERRITORY, new Scope(null, true, null, null, Set.of()), YEAR_2025))
                .containsOnly(Map.entry(south, 700L));
        assertThat(nets(By.REP, new Scope(null, false, null, nagy, Set.of()), YEAR_2025))
                .containsOnly(Map.entry(anna, 251L), Map.entry(bela, 250L));
        assertThat(nets(By.ACCOUNT, new Scope(null, false, south, null, Set.of()), YEAR_2025))
                .containsOnly(Map.entry(haz, 700L));
        assertThat(nets(By.ACCOUNT, new Scope(null, false, null, null, Set.of(valves)), YEAR_2025))
                .containsOnly(Map.entry(nagy, 501L));
    }

    @Test
    void as_is_can_be_narrowed_to_the_house() {
        var house = new Scope(null, true, null, null, Set.of());
        assertThat(as(market.owner, () -> results.by(
                market.owner, By.ACCOUNT, new Question(AS_IS, house, YEAR_2025, TODAY))))
                .singleElement().returns(haz, Results.Slice::key);
    }

    @Test
    void returns_costs_and_quantities_are_summed_too() {
        assertThat(as(market.owner, () -> results.total(
                market.owner, new Scope(null, false, null, kis, Set.of()), YEAR_2026)))
                .contains(new Sum(1_600, -400, 800, 0));
    }

    @Test
    void no_prior_year_is_nothing_rather_than_zero() {
        var year2024 = span("2024-01-01", "2025-01-01");
        for (var basis : Basis.values()) assertThat(months(basis, year2024)).isEmpty();
        assertThat(as(market.owner,
                () -> results.total(market.owner, Scope.ALL, year2024))).isEmpty();
    }

    @Test
    void months_are_counted_as_far_as_the_span_reaches() {
        assertThat(months(AS_WAS, span("2025-02-11", "2025-03-02"))).containsOnly(
                Map.entry("anna 2025-02", 251L), Map.entry("bela 2025-02", 250L));
        assertThat(months(AS_IS, span("2025-02-01", "2025-02-20"))).containsOnly(
                Map.entry("bela 2025-02", 1_000L));
        var from = YEAR_2025.from();
        assertThat(as(market.owner, () -> results.byMonth(
                market.owner, Set.of(), span("2025-01-01", "2025-02-20"))))
                .containsOnly(Map.entry(from.plusMonths(1), new Sum(1_000, 0, 500, 2_000)));
        assertThat(as(market.owner, () -> results.byMonth(
                market.owner, Set.of(valves), span("2025-01-01", "2025-02-20")))).isEmpty();
        assertThat(as(market.owner, () -> results.byMonth(
                market.owner, Set.of(), span("2025-01-01", "2025-03-03"))))
                .containsOnlyKeys(from.plusMonths(1));
    }

    @Test
    void a_running_span_ends_today_where_something_is_dated_after_it() {
        var last = LocalDate.of(2026, 3, 1);
        assertThat(upTo(YEAR_2026, last)).isEqualTo(YEAR_2026);
        assertThat(upTo(YEAR_2026, last.minusDays(1))).isEqualTo(span("2026-01-01", "2026-03-01"));
        assertThat(upTo(YEAR_2025, last.minusDays(1))).as("it is over").isEqualTo(YEAR_2025);
        assertThat(upTo(YEAR_2026, YEAR_2025.from())).as("not begun").isEqualTo(YEAR_2026);
    }

    @Test
    void what_accounts_bought_is_exact_to_the_day() {
        var all = Set.of(kis, nagy);
        assertThat(as(market.owner, () -> results.net(market.owner, all, span("2025-01-01", "2025-02-20"))).minor())
                .isEqualTo(1_000);
        assertThat(as(market.owner, () -> results.net(market.owner, all, YEAR_2025)).minor()).isEqualTo(1_501);
        assertThat(as(market.owner, () -> results.net(market.owner, all, span("2026-01-01", "2026-03-02"))).minor())
                .isEqualTo(1_600);
    }

    private Span upTo(Span days, LocalDate today) {
        return as(market.owner, () -> results.upTo(market.owner, days, today));
    }

    @Test
    void the_last_day_with_a_result() {
        assertThat(as(market.owner, () -> results.lastDay(market.owner)))
                .contains(LocalDate.of(2026, 3, 1));
    }

    @Test
    void a_rep_gets_the_own_credits_as_was_whatever_was_asked() {
        var rep = stage.member(market.owner, Role.REP, annasAgency, anna, null);
        var agencyOwner = stage.member(market.owner, Role.AGENCY_OWNER, annasAgency, null, null);
        for (var viewer : List.of(rep, agencyOwner)) {
            assertThat(AS_IS.seenBy(viewer)).isEqualTo(AS_WAS);
            for (var basis : Basis.values()) {
                assertThat(as(viewer, () -> results.by(
                        viewer, By.REP, question(basis, YEAR_2025))))
                        .singleElement().returns(anna, Results.Slice::key)
                        .returns(1_251L, slice -> slice.sum().netMinor());
            }
            assertThat(as(viewer, () -> results.bridges(viewer, YEAR_2025, TODAY))).isEmpty();
        }
    }

    @Test
    void a_manager_of_one_territory_sees_that_one() {
        var manager = stage.member(market.owner, Role.MANAGER, null, null, south);
        assertThat(as(manager, () -> results.total(manager, Scope.ALL, YEAR_2025)))
                .map(Sum::netMinor).contains(700L);
    }

    private Map<String, Long> months(Basis basis, Span span) {
        var nets = new HashMap<String, Long>();
        for (var row : as(market.owner, () -> results.byMonth(
                market.owner, By.REP, question(basis, span)))) {
            nets.put(name(row.key()) + " " + row.month().toString().substring(0, 7),
                    row.sum().netMinor());
        }
        return nets;
    }

    private static Question question(Basis basis, Span days) {
        return new Question(basis, Scope.ALL, days, TODAY, List.of(YEAR_2025, YEAR_2026));
    }

    private Map<@Nullable UUID, Long> nets(By by, Scope scope, Span days) {
        var nets = new HashMap<@Nullable UUID, Long>();
        for (var slice : as(market.owner, () -> results.by(
                market.owner, by, new Question(AS_WAS, scope, days, TODAY)))) {
            nets.put(slice.key(), slice.sum().netMinor());
        }
        return nets;
    }

    private String name(@Nullable UUID rep) {
        return rep == null ? "house" : rep.equals(anna) ? "anna" : "bela";
    }

    private static <T> T as(Viewer viewer, ScopedValue.CallableOp<T, RuntimeException> action) {
        return Bound.call(viewer.binding(), action);
    }
}
