package linecard.sales;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.access.Organisation;
import linecard.access.Viewer;
import linecard.calendar.FiscalCalendar;
import linecard.calendar.Span;
import linecard.database.Bound;
import linecard.sales.Results.By;
import linecard.sales.Results.Question;
import linecard.words.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

import static linecard.sales.Basis.AS_IS;
import static linecard.sales.Basis.AS_WAS;
import static linecard.sales.RandomMarket.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

/// What must hold whatever happened.
@LinecardTest
class MonthsTest {

    @Autowired Stage stage;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transactions;
    @Autowired Documents documents;
    @Autowired Months months;
    @Autowired Results results;

    @ParameterizedTest
    @CsvSource({
            "1, months:1", "2, months:7", "3, weeks:4-4-5:last:SATURDAY:DECEMBER",
            "4, weeks:5-4-4:nearest:SUNDAY:JANUARY", "5, months:1", "6, months:4"})
    void sums_agree_however_they_are_asked(long seed, String calendar) {
        var owner = stage.company("HU", "HUF", calendar, Language.ENGLISH);
        var market = new Market(owner, sql, transactions, documents);
        var life = new RandomMarket(seed, market);
        life.live(150);

        assertThat(prove(owner)).isEmpty();
        life.change(8);
        assertThat(prove(owner)).isEmpty();
        assertThat(market.count("select count(*) from sales.document where reverses_id is not null"))
                .isPositive();
        assertSharesAreTheirLines(market);
        Bound.run(owner.binding(), () -> {
            for (int i = 0; i < 8; i++) {
                assertWholeIsTheSame(owner, life.span());
                assertBridges(owner, life.span());
            }
            assertMonthsAreTheYear(owner);
        });
    }

    @Test
    void months_of_another_calendar_are_found_and_summed_anew() {
        var owner = stage.company();
        new RandomMarket(7, new Market(owner, sql, transactions, documents)).live(30);
        var plain = of(owner, FiscalCalendar.parse("months:1"));
        var weeks = of(owner, FiscalCalendar.parse("weeks:4-4-5:last:SATURDAY:DECEMBER"));

        assertThat(prove(weeks)).isNotEmpty();
        Bound.run(weeks.binding(),
                () -> months.recut(weeks, weeks.organisation().calendar()));
        assertThat(prove(weeks)).isEmpty();
        assertThat(prove(plain)).isNotEmpty();
    }

    private static void assertSharesAreTheirLines(Market market) {
        assertThat(market.count("""
                select count(*)
                from (select document_id, place, sum(net_minor) as net, sum(returned_minor) as back,
                             sum(coalesce(cost_minor, 0)) as cost, sum(quantity_milli) as quantity,
                             count(*) as lines
                      from sales.credit group by document_id, place) c
                full join sales.share s using (document_id, place)
                where (c.net, c.back, c.cost, c.quantity, c.lines) is distinct from
                      (s.net_minor, s.returned_minor, s.cost_minor, s.quantity_milli, s.lines)
                """)).isZero();
        assertThat(market.count("""
                select count(*)
                from sales.document d
                left join (select document_id, sum(net_minor) as net from sales.line
                           group by document_id) l on l.document_id = d.id
                where d.net_minor <> coalesce(l.net, 0)
                """)).isZero();
    }

    private void assertWholeIsTheSame(Viewer owner, Span days) {
        var whole = whole(owner, days);
        for (var basis : Basis.values()) {
            for (var by : By.values()) {
                assertThat(sum(results.by(owner, by, question(basis, Scope.ALL, days))))
                        .as("%s %s %s", basis, by, days).isEqualTo(whole);
            }
        }
        for (var slice : results.by(owner, By.REP, question(AS_IS, Scope.ALL, days))) {
            var scope = slice.key() == null
                    ? new Scope(null, true, null, null, java.util.Set.of())
                    : Scope.ofRep(slice.key());
            assertThat(sum(results.by(owner, By.PRODUCT_LINE, question(AS_IS, scope, days))))
                    .isEqualTo(slice.sum());
        }
    }

    private void assertBridges(Viewer owner, Span days) {
        long in = 0;
        long out = 0;
        var bridges = results.bridges(owner, days, TODAY);
        for (var bridge : bridges.values()) {
            assertThat(bridge.asWas() + bridge.transferredIn() - bridge.transferredOut())
                    .isEqualTo(bridge.asIs());
            in += bridge.transferredIn();
            out += bridge.transferredOut();
        }
        assertThat(in).isEqualTo(out);
        for (var slice : results.by(owner, By.REP, question(AS_IS, Scope.ALL, days))) {
            assertThat(bridges.get(slice.key()))
                    .returns(slice.sum().netMinor(), Results.Bridge::asIs);
        }
        for (var slice : results.by(owner, By.REP, question(AS_WAS, Scope.ALL, days))) {
            assertThat(bridges.get(slice.key()))
                    .returns(slice.sum().netMinor(), Results.Bridge::asWas);
        }
    }

    private void assertMonthsAreTheYear(Viewer owner) {
        var year = owner.organisation().calendar().year(2025).span();
        for (var basis : Basis.values()) {
            var sum = Sum.NONE;
            var months = new HashMap<LocalDate, Sum>();
            for (var row : results.byMonth(owner, By.REP, question(basis, Scope.ALL, year))) {
                sum = sum.plus(row.sum());
                months.merge(row.month(), row.sum(), Sum::plus);
            }
            assertThat(results.byMonth(owner, Set.of(), year)).isEqualTo(months);
            assertThat(sum).isEqualTo(whole(owner, year));
        }
    }

    /// Straight from the lines.
    private Sum whole(Viewer owner, Span days) {
        return transactions.execute(_ -> sql.sql("""
                select coalesce(sum(l.net_minor), 0)::bigint,
                       coalesce(sum(c.returned), 0)::bigint,
                       coalesce(sum(l.cost_minor), 0)::bigint,
                       coalesce(sum(l.quantity_milli), 0)::bigint
                from sales.line l
                join sales.document d on d.id = l.document_id
                join lateral (select sum(c.returned_minor) as returned
                              from sales.credit c
                              where c.document_id = l.document_id
                                and c.position = l.position) c on true
                where d.booked_on >= :from and d.booked_on < :to
                  and d.kind in ('invoice', 'credit')
                """)
                .param("from", days.from()).param("to", days.to())
                .query((row, _) -> new Sum(
                        row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .single());
    }

    private static Question question(Basis basis, Scope scope, Span days) {
        return new Question(basis, scope, days, TODAY, List.of(days));
    }

    private static Sum sum(List<Results.Slice> slices) {
        var sum = Sum.NONE;
        for (var slice : slices) sum = sum.plus(slice.sum());
        return sum;
    }

    private List<MonthSum> prove(Viewer viewer) {
        return Bound.call(viewer.binding(), () -> months.prove(viewer));
    }

    private static Viewer of(Viewer owner, FiscalCalendar calendar) {
        var o = owner.organisation();
        return new Viewer(owner.user(), new Organisation(
                o.id(), o.slug(), o.name(), o.country(), o.currency(), o.language(), o.zone(),
                calendar, o.resultsFrom(), o.letterhead(), o.version()),
                owner.role(), null, null, null);
    }
}
