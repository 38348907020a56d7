package linecard.subjects;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.access.Identities;
import linecard.access.Organisation.ResultsFrom;
import linecard.access.Organisation;
import linecard.access.Organisations;
import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.commissions.Closing.Closed;
import linecard.commissions.Closings;
import linecard.commissions.Pasts;
import linecard.commissions.Statements;
import linecard.database.Bound;
import linecard.exchange.ImportWalk.Counts;
import linecard.exchange.ImportWalk;
import linecard.keyaccounts.Reviewing;
import linecard.money.Rate;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.people.Reps;
import linecard.plan.Goals;
import linecard.reckoning.Dated;
import linecard.reckoning.Event;
import linecard.reckoning.Ladder.Tier;
import linecard.reckoning.Ladder;
import linecard.reckoning.Match;
import linecard.reckoning.Measure;
import linecard.reckoning.RateRule;
import linecard.reckoning.Reset;
import linecard.reckoning.Terms.Cause;
import linecard.reckoning.Terms.Clawback;
import linecard.reckoning.Terms;
import linecard.sales.Basis;
import linecard.sales.Results;
import linecard.sales.Results.Question;
import linecard.sales.Scope;
import linecard.terms.Clausing;
import linecard.words.Language;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.io.IOException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import static linecard.exchange.ImportWalk.counts;
import static linecard.subjects.AdventureWorks.firstDay;
import static linecard.subjects.AdventureWorks.fiscalYear;
import static linecard.subjects.AdventureWorks.quarter;
import static org.assertj.core.api.Assertions.assertThat;

/// A whole company brings itself over with six files, and its figures are right to the cent.
@LinecardTest
class AdventureWorksTest {

    private static final long NET_CENTS = 4_421_011_252L;
    private static final long QUOTAS = 52_474_000L;
    private static final Span TWO_YEARS =
            new Span(LocalDate.of(2005, 7, 1), LocalDate.of(2007, 7, 1));

    @Autowired Stage stage;
    @Autowired ApplicationContext program;
    @Autowired Identities identities;
    @Autowired Organisations organisations;
    @Autowired Reps reps;
    @Autowired Reviewing reviewing;
    @Autowired Results results;
    @Autowired Goals goals;
    @Autowired Agencies agencies;
    @Autowired Clausing clausing;
    @Autowired Closings closings;
    @Autowired Statements statements;
    @Autowired Pasts pasts;
    @Autowired JdbcClient sql;
    @Autowired TransactionOperations transaction;
    @LocalServerPort int port;

    @Test
    void sales_by_rep_and_quarter_are_right_to_the_cent() throws IOException {
        var data = new AdventureWorks();
        var owner = foundedOnOrders();
        var walk = ImportWalk.of(owner, program, port);

        walk.taken("products", data.products());
        walk.taken("reps", data.reps());
        walk.taken("accounts", data.accounts());
        var assigned = walk.taken("assignments", data.assignments());
        assertThat(counts(assigned).rejected()).as(walk.page(assigned)).isZero();
        var uploaded = walk.upload("documents", "orders.csv", data.documents());
        var checked = walk.check(uploaded, Map.of("map-kind", "=order"));
        assertThat(counts(checked)).isEqualTo(new Counts(30_129, 30_129, 0, 0, 0, NET_CENTS));
        var taken = walk.apply(checked);
        assertThat(counts(taken)).isEqualTo(new Counts(30_129, 30_129, 0, 0, 0, NET_CENTS));
        walk.taken("goals", data.goals());

        checkResults(data, owner);
        checkOrders(data, owner);
        checkGoals(data, owner);
        checkStatements(owner);
        checkKeyAccounts(owner);

        var again = walk.check(walk.upload("documents", "orders.csv", data.documents()), Map.of());
        assertThat(counts(again)).isEqualTo(new Counts(30_129, 0, 0, 30_129, 0, NET_CENTS));
    }

    /// By tiers of the quarter: 24 months closed one after the other come to the two years in one
    /// go, and each statement comes out again byte by byte.
    private void checkStatements(Viewer owner) {
        var all = Bound.call(owner.binding(), () -> agencies.all(owner));
        for (var agency : all) {
            Bound.run(owner.binding(), () -> clausing.write(
                    owner, agency.id(), TWO_YEARS.from(), tiers()));
        }
        var stated = new HashMap<UUID, Long>();
        for (int year = 2006; year <= 2007; year++) {
            for (var month : owner.organisation().calendar().year(year).months()) {
                for (var agency : all) {
                    if (Bound.call(owner.binding(), () -> closings.close(owner, agency.id(),
                            month, TWO_YEARS.to(), null, false)) instanceof Closed closed) {
                        stated.merge(agency.id(), total(owner, closed.statement()), Math::addExact);
                    }
                }
            }
        }
        assertThat(stated).isNotEmpty();
        Bound.run(owner.binding(), () -> pasts.each(owner, all.stream().map(Agency::id).toList(),
                TWO_YEARS, TWO_YEARS.to(), past -> assertThat(past.answer().orThrow().total())
                        .isEqualTo(stated.getOrDefault(past.agency(), 0L))));
    }

    /// Which part of the stores makes 80 % of the last year is what a plain statement counts, and
    /// it is not a fifth.
    private void checkKeyAccounts(Viewer owner) {
        Bound.run(owner.binding(), () -> reviewing.takeDue(owner, TWO_YEARS.to(), () -> {}));
        Bound.call(owner.binding(), () -> transaction.execute(_ -> sql.sql("""
                with worth as (
                    select account_id, least(12, 12 * (2007 - extract(year from min(booked_on)))
                                                 + 7 - extract(month from min(booked_on))) as months,
                           sum(net_minor) filter (where booked_on >= '2006-07-01') as net
                    from sales.document
                    where booked_on < '2007-07-01'
                    group by account_id),
                yearly as (
                    select account_id,
                           case when months < 6 then round(12 * net / months) else net end as net
                    from worth),
                ranked as (
                    select sum(net) over (order by net desc, account_id) - net as before,
                           sum(net) over () as whole
                    from yearly
                    where net > 0)
                select s.accounts, s.few, (select count(*) from ranked) as stores,
                       (select count(*) from ranked where before < 0.8 * whole) as enough
                from keyaccounts.scope s
                join keyaccounts.review r on r.id = s.review_id
                where s.kind = 'organisation' and r.as_of = '2007-07-01'
                """)
                .query((row, _) -> {
                    assertThat(row.getInt("accounts")).isEqualTo(row.getInt("stores")).isPositive();
                    assertThat(row.getInt("few")).isEqualTo(row.getInt("enough"));
                    assertThat(100.0 * row.getInt("few") / row.getInt("accounts"))
                            .isBetween(28.0, 29.0);
                    return true;
                })
                .single()));
    }

    private long total(Viewer owner, UUID statement) {
        return Bound.call(owner.binding(), () -> {
            assertThat(statements.verify(owner, statement).holds()).isTrue();
            return statements.of(owner, statement).total().minor();
        });
    }

    private static Terms tiers() {
        var ladder = new Ladder("All", Ladder.Style.MARGINAL, Reset.QUARTER, Measure.GROSS,
                Set.of(), List.of(new Tier(0, new Rate(12_000)),
                        new Tier(500_000_00, new Rate(15_000)),
                        new Tier(2_000_000_00, new Rate(20_000))));
        return new Terms(Event.ORDER, Measure.GROSS, List.of(new RateRule("All", new Match.Any(),
                Dated.ALWAYS, new RateRule.Climb("All"))), List.of(ladder), List.of(), Map.of(),
                null, null, null, null, null, new Clawback(12, new Rate(1_000_000),
                EnumSet.allOf(Cause.class)), true, Terms.LimitsOn.EARNED);
    }

    private Viewer foundedOnOrders() {
        var owner = stage.company("US", "USD", "months:7", Language.ENGLISH);
        var o = owner.organisation();
        Bound.run(owner.binding(), () -> organisations.change(owner, new Organisation(
                o.id(), o.slug(), "Adventure Works", o.country(), o.currency(), o.language(),
                o.zone(), o.calendar(), ResultsFrom.ORDER, o.letterhead(), o.version())));
        return identities.viewer(owner.user(), o.slug()).orElseThrow();
    }

    private void checkResults(AdventureWorks data, Viewer owner) throws IOException {
        var codes = codes(owner);
        var actual = new TreeMap<String, Long>();
        var months = Bound.call(owner.binding(), () -> results.byMonth(owner, Results.By.REP,
                new Question(Basis.AS_WAS, Scope.ALL, TWO_YEARS, LocalDate.of(2007, 7, 1))));
        for (var row : months) {
            var key = codes.get(row.key()) + " " + row.month().getYear() + "Q"
                    + ((row.month().getMonthValue() + 2) / 3);
            actual.merge(key, row.sum().netMinor(), Math::addExact);
        }
        var expected = new TreeMap<String, Long>();
        for (var row : data.rows("expected_quarter.csv")) {
            expected.put(row.getField("sales_person_id") + " " + row.getField("quarter"),
                    Long.valueOf(row.getField("net_cents")));
        }
        assertThat(actual).isEqualTo(expected);
        assertThat(actual.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(NET_CENTS);
    }

    private Map<UUID, String> codes(Viewer owner) {
        var codes = new HashMap<UUID, String>();
        for (var rep : Bound.call(owner.binding(), () -> reps.all(owner))) {
            codes.put(rep.id(), rep.code());
        }
        return codes;
    }

    private void checkOrders(AdventureWorks data, Viewer owner) throws IOException {
        var actual = new TreeMap<String, Long>();
        Bound.call(owner.binding(), () -> transaction.execute(status -> {
            sql.sql("""
                    select r.code || ' ' || to_char(d.booked_on, 'YYYY"Q"Q') as key, count(*) as n
                    from sales.document d
                    join people.rep r on r.id = d.stated_rep_id
                    where d.organisation_id = :organisation
                    group by 1
                    """)
                    .param("organisation", owner.organisation().id())
                    .query(row -> {
                        actual.put(row.getString("key"), row.getLong("n"));
                    });
            return actual;
        }));
        var expected = new TreeMap<String, Long>();
        for (var row : data.rows("expected_quarter.csv")) {
            expected.put(row.getField("sales_person_id") + " " + row.getField("quarter"),
                    Long.valueOf(row.getField("orders")));
        }
        assertThat(actual).isEqualTo(expected);
    }

    private void checkGoals(AdventureWorks data, Viewer owner) throws IOException {
        var codes = codes(owner);
        var actual = new TreeMap<String, Long>();
        for (int year : new int[] {2006, 2007}) {
            for (var goal : Bound.call(owner.binding(), () -> goals.inForce(owner, year))) {
                for (int quarter = 1; quarter <= 4; quarter++) {
                    long sum = goal.months().subList(3 * quarter - 3, 3 * quarter).stream()
                            .mapToLong(Long::longValue).sum();
                    if (sum == 0) continue;
                    actual.put(codes.get(Objects.requireNonNull(goal.rep())) + " " + year + "/"
                            + quarter, sum);
                }
            }
        }
        var expected = new TreeMap<String, Long>();
        for (var row : data.rows("expected_quarter.csv")) {
            var day = firstDay(row.getField("quarter"));
            expected.put(row.getField("sales_person_id") + " " + fiscalYear(day) + "/"
                    + quarter(day), 100 * Long.parseLong(row.getField("quota")));
        }
        assertThat(actual).isEqualTo(expected);
        assertThat(actual.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(100 * QUOTAS);
    }
}
