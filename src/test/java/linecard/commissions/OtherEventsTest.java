package linecard.commissions;

import linecard.LinecardTest;
import linecard.Tables;
import linecard.Visitor;
import linecard.access.Organisation;
import linecard.access.Organisation.ResultsFrom;
import linecard.access.Organisations;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.forecast.Forecasts;
import linecard.jobs.Progress;
import linecard.reckoning.Event;
import linecard.sales.Kind;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static linecard.Visitor.says;
import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// An organisation that counts other documents from some day on: what was stated stays as it was,
/// and clauses that say what earns are not asked again.
@LinecardTest
class OtherEventsTest {

    @Autowired
    private Firm.Rooms rooms;
    @Autowired
    private Organisations organisations;
    @Autowired
    private KnownThen knownThen;
    @Autowired
    private Pasts pasts;
    @Autowired
    private Earnings earnings;
    @Autowired
    private StatementLines statementLines;
    @Autowired
    private Tables tables;
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Forecasts forecasts;
    @Autowired
    private JdbcClient sql;
    @Autowired
    private TransactionTemplate transactions;

    private Firm firm;
    private Viewer finance;
    private int version = 1;

    @BeforeEach
    void found() {
        firm = new Firm(rooms).withRates();
        finance = firm.finance;
        for (int month = 1; month <= 4; month++) {
            var day = LocalDate.of(2026, month, 3);
            firm.book(Kind.ORDER, "R-" + month, firm.tiszai, day, "", firm.pumps, 10_000_00);
            firm.invoice("S-" + month, firm.tiszai, day, firm.pumps, 100_000_00);
        }
    }

    private void count(ResultsFrom documents) {
        var o = finance.organisation();
        var changed = new Organisation(o.id(), o.slug(), o.name(), o.country(), o.currency(),
                o.language(), o.zone(), o.calendar(), documents, o.letterhead(), version++);
        as(firm.owner, () -> {
            organisations.change(firm.owner, changed);
            return true;
        });
        finance = new Viewer(finance.user(), changed, finance.role(), null, null, null);
    }

    private long stated(int month) {
        var closed = (Closing.Closed) as(finance, () -> rooms.closings().close(finance, firm.alfold,
                Firm.month(finance, month), YEAR.plusYears(1), null, false));
        as(firm.owner, () -> rooms.approvals().approve(firm.owner, closed.statement()));
        return as(finance, () -> rooms.statements().of(finance, closed.statement())).total().minor();
    }

    @Test
    void there_and_back_every_month_stays_with_what_it_was_stated_by() {
        assertThat(stated(1)).isEqualTo(5_000_00);
        count(ResultsFrom.ORDER);
        assertThat(stated(2)).isEqualTo(500_00);
        count(ResultsFrom.INVOICE);
        assertThat(stated(3)).isEqualTo(5_000_00);
        firm.book(Kind.ORDER, "R-9", firm.tiszai, LocalDate.of(2026, 2, 9), "", firm.pumps, 1_000_00);
        firm.invoice("S-9", firm.tiszai, LocalDate.of(2026, 1, 9), firm.pumps, 1_000_00);
        assertThat(stated(4)).as("with a late one of each").isEqualTo(5_000_00 + 50_00 + 50_00);
    }

    @Test
    void what_was_shipped_earns_by_its_invoice() {
        firm.earns(firm.alfold, Event.SHIPMENT);
        assertThat(stated(1)).isEqualTo(5_000_00);
    }

    @Test
    void clauses_by_which_orders_earn_stay_when_the_organisation_counts_orders_too() {
        firm.earns(firm.alfold, Event.ORDER);
        assertThat(stated(1)).isEqualTo(500_00);
        assertThat(stated(2)).isEqualTo(500_00);
        count(ResultsFrom.ORDER);
        assertThat(stated(3)).isEqualTo(500_00);
        count(ResultsFrom.INVOICE);
        assertThat(stated(4)).isEqualTo(500_00);
    }

    private long earned(int from, int to) {
        return as(finance, () -> rooms.earned().byAgency(finance, firm.alfold, new Span(
                LocalDate.of(2026, from, 1), LocalDate.of(2026, to + 1, 1)))).orElseThrow().minor();
    }

    private long known(int month) {
        return as(finance, () -> knownThen.of(finance, firm.alfold, Firm.month(finance, month),
                YEAR.plusYears(50))).draft().total().minor();
    }

    private Pasts.Past past(int from, int to) {
        var pasts = new ArrayList<Pasts.Past>();
        as(finance, () -> {
            this.pasts.each(finance, List.of(firm.alfold), new Span(LocalDate.of(2026, from, 1),
                    LocalDate.of(2026, to + 1, 1)), YEAR.plusYears(1), pasts::add);
            return true;
        });
        return pasts.getFirst();
    }

    @Test
    void what_is_told_of_the_past_is_what_was_stated_of_it() {
        stated(1);
        count(ResultsFrom.ORDER);
        firm.returned("J-1", "S-1", firm.tiszai, LocalDate.of(2026, 2, 20), firm.pumps, -20_000_00);
        assertThat(earned(1, 2)).isEqualTo(5_000_00 + 500_00 - 1_000_00);
        assertThat(List.of(known(1), known(2))).containsExactly(5_000_00L, 500_00L);
        var past = past(1, 2);
        assertThat(past.answer().orThrow().total()).isEqualTo(5_000_00 + 500_00 - 1_000_00);
        assertThat(past.sold().lines().size()).isEqualTo(3);
    }

    @Test
    void a_rep_sees_what_comes_back_of_sales_that_were_stated_by_the_other_kind() {
        stated(1);
        count(ResultsFrom.ORDER);
        firm.returned("J-1", "S-1", firm.tiszai, LocalDate.of(2026, 2, 20), firm.pumps, -20_000_00);
        var member = rooms.stage().member(firm.owner, Role.REP, firm.alfold, firm.csaba, null);
        var csaba = new Viewer(member.user(), finance.organisation(), Role.REP, firm.alfold,
                firm.csaba, null);
        assertThat(as(csaba, () -> earnings.of(csaba, firm.alfold, firm.csaba,
                LocalDate.of(2026, 2, 22), null)).earned().minor()).isEqualTo(500_00 - 1_000_00);
    }

    /// February: 500 on the order of its own, less 1,000 on what came back of January's invoice.
    @Test
    void a_reps_page_and_the_forecast_say_it_too_and_those_of_another_agency_say_nothing_of_it() {
        for (int back = 1; back <= 24; back++) { // enough to expect anything
            firm.invoice("R-0" + back, firm.tiszai, YEAR.minusMonths(back), firm.pumps, 50_000_00);
        }
        stated(1);
        count(ResultsFrom.ORDER);
        firm.returned("J-1", "S-1", firm.tiszai, LocalDate.of(2026, 2, 20), firm.pumps, -20_000_00);
        as(firm.owner, () -> {
            forecasts.take(firm.owner, LocalDate.of(2026, 2, 22), Progress.ofNobody());
            return true;
        });
        var csaba = new Visitor(program, rooms.stage().member(
                firm.owner, Role.REP, firm.alfold, firm.csaba, null));
        says(csaba.get("/reps/" + firm.csaba + "/figures?by=month&at=2026-02-10"))
                .containsPattern("Megszolgált jutalék</dt>\\s*<dd class=\"figure\">.500 Ft");
        says(csaba.get("/reps/" + firm.csaba + "/forecast"))
                .containsPattern("Eddig megszolgált</dt>\\s*<dd class=\"figure\">4 500 Ft");
        assertThat(countedDays(Role.REP, firm.alfold, firm.csaba)).isOne();
        assertThat(countedDays(Role.AGENCY_OWNER, firm.alfold, null)).isOne();
        assertThat(countedDays(Role.REP, firm.duna, firm.anna)).isZero();
        assertThat(countedDays(Role.MANAGER, null, null)).isOne();
    }

    /// How many statements of Alföldi tell somebody what they counted.
    private long countedDays(Role role, @Nullable UUID agency, @Nullable UUID rep) {
        var member = rooms.stage().member(firm.owner, role, agency, rep, null);
        return as(member, () -> transactions.execute(_ -> sql.sql(
                "select count(*) from commissions.counted_days(:agencies)")
                .param("agencies", new UUID[] {firm.alfold}).query(Long.class).single()));
    }

    /// Terms by which shipments earn once earned nothing.
    @Test
    void what_terms_by_shipment_were_not_paid_comes_with_the_next_statement() {
        firm = new Firm(rooms).withRates();
        finance = firm.finance;
        firm.earns(firm.alfold, Event.ORDER);
        firm.earns(firm.alfold, Event.INVOICE, LocalDate.of(2026, 1, 15));
        firm.invoice("S-1", firm.tiszai, LocalDate.of(2026, 1, 3), firm.pumps, 100_000_00);
        firm.invoice("S-2", firm.tiszai, LocalDate.of(2026, 1, 20), firm.pumps, 30_000_00);
        firm.returned("J-1", "S-1", firm.tiszai, LocalDate.of(2026, 1, 25), firm.pumps, -20_000_00);
        var january = firm.issue(firm.alfold, 1);
        assertThat(total(january)).as("by the invoice of the 20th alone").isEqualTo(1_500_00);
        wasByShipment(january);
        firm.earns(firm.alfold, Event.SHIPMENT);
        firm.invoice("S-3", firm.tiszai, LocalDate.of(2026, 2, 3), firm.pumps, 10_000_00);
        var february = firm.issue(firm.alfold, 2);
        assertThat(lines(february)).containsExactlyInAnyOrder("TERMS S-1 500000 OTHER_EVENT",
                "TERMS J-1 -100000 OTHER_EVENT", "NEW S-3 50000 null");
        for (var id : List.of(january, february)) {
            assertThat(as(finance, () -> rooms.statements().verify(finance, id)))
                    .isEqualTo(new Statements.Proof(true, true, true));
        }
        assertThat(firm.draft(firm.alfold, 3).lines()).as("once").isEmpty();
    }

    /// What was stated by orders, as it was stated by shipments then: both paid no invoice.
    private void wasByShipment(UUID statement) {
        var rows = "commissions.stated where statement_id = '" + statement + "'"
                + " and position('\"event\":\"order\"' in terms) > 0";
        assertThat(tables.admin().sql("select count(*) from " + rows).query(Long.class).single()).isOne();
        tables.admin().sql("set session_replication_role = replica;"
                + " update " + rows.replace(" where", " set terms = replace(terms, '\"order\"', '\"shipment\"') where")
                + "; set session_replication_role = default").update();
    }

    private long total(UUID statement) {
        return as(finance, () -> rooms.statements().of(finance, statement)).total().minor();
    }

    private List<String> lines(UUID statement) {
        return as(finance, () -> statementLines.all(finance, statement)).stream()
                .map(line -> line.cause() + " " + line.number() + " " + line.amount().minor() + " "
                        + (line.was() == null ? null : line.was().rule())).toList();
    }
}
