package linecard.sales;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.sales.Compared.Changed;
import linecard.sales.Compared.New;
import linecard.sales.Compared.Refused;
import linecard.sales.Compared.Same;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static linecard.sales.Kind.CREDIT;
import static linecard.sales.Kind.INVOICE;
import static linecard.sales.Market.credit;
import static linecard.sales.Market.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What is brought in again with other content, and what is taken back.
@LinecardTest
class CorrectionsTest {

    private static final UUID FIRST = Ids.fresh();
    private static final UUID SECOND = Ids.fresh();
    private static final UUID THIRD = Ids.fresh();

    @Autowired Stage stage;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transactions;
    @Autowired Documents documents;
    @Autowired Months months;

    private Market market;
    private UUID line;
    private UUID anna;
    private UUID bela;
    private UUID account;

    @BeforeEach
    void found() {
        market = new Market(stage.company(), sql, transactions, documents);
        line = market.line();
        anna = market.rep();
        bela = market.rep();
        account = market.account();
        market.assign(account, anna, 50, "2025-01-01", null);
        market.assign(account, bela, 30, "2025-01-01", null);
    }

    @AfterEach
    void proved() {
        assertThat(Bound.<List<MonthSum>, RuntimeException>call(
                market.owner.binding(), () -> months.prove(market.owner))).isEmpty();
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
    }

    @Test
    void another_content_takes_the_place_of_what_was_here() {
        load(FIRST, invoice("S-1", 1_001, -500));
        assertThat(compare(invoice("S-1", 900))).isEqualTo(new Changed(501, 900));
        var loaded = load(SECOND, invoice("S-1", 900), invoice("S-2", 7));
        assertThat(loaded.changed()).isEqualTo(new Loaded.Tally(1, 1, 399));
        assertThat(loaded.fresh()).isEqualTo(new Loaded.Tally(1, 1, 7));
        assertThat(credited(anna)).isEqualTo(450 + 4);
        assertThat(told()).containsExactly(
                "S-1 1 501", "S-1 2 -501", "S-1 3 900", "S-2 1 7");
        assertThat(market.count("select sum(returned_minor)::bigint from sales.month")).isZero();
        assertThat(compare(invoice("S-1", 900))).isEqualTo(new Same(900));
    }

    @Test
    void a_cost_that_comes_to_be_known_is_booked_and_a_changed_standard_cost_is_not() {
        load(FIRST, costing(null, true), invoice("S-2", 7));
        assertThat(compare(costing(null, true))).isEqualTo(new Same(1_000));
        assertThat(compare(costing(600L, true))).isEqualTo(new Changed(1_000, 1_000));
        load(SECOND, costing(600L, true), costing(700L, false), invoice("S-2", 7));
        assertThat(told()).containsExactly("S-1 1 1000", "S-1 2 -1000", "S-1 3 1000", "S-2 1 7");
        assertThat(costs()).isEqualTo(600 + 3);
        assertThat(compare(costing(650L, true))).isEqualTo(new Same(1_000));
        assertThat(compare(costing(null, true))).isEqualTo(new Same(1_000));
        assertThat(compare(costing(600L, false))).isEqualTo(new Same(1_000));
        load(THIRD, costing(700L, false));
        assertThat(costs()).isEqualTo(700 + 3);
    }

    private Booking costing(@Nullable Long cost, boolean derived) {
        return new Booking(INVOICE, "S-1", account, null, LocalDate.parse("2026-03-10"), "",
                List.of(new Booking.Line(null, line, 1_000, 1_000, cost, derived, 0)));
    }

    private long costs() {
        return market.count("select sum(cost_minor)::bigint from sales.line");
    }

    @Test
    void who_holds_the_account_since_gets_what_is_corrected_and_gives_back_nothing() {
        var other = market.account();
        market.assign(other, anna, 100, "2025-01-01", "2026-03-01");
        load(FIRST, document(INVOICE, "S-1", other, "2026-02-10", line, 1_000));
        market.assign(other, bela, 100, "2026-03-01", null);
        load(SECOND, document(INVOICE, "S-1", other, "2026-03-10", line, 1_000));
        assertThat(credited(anna)).isZero();
        assertThat(credited(bela)).isEqualTo(1_000);
    }

    @Test
    void an_import_is_taken_back_whole_and_once() {
        load(FIRST, invoice("S-1", 1_001), invoice("S-2", 500),
                credit(CREDIT, "R-1", account, "2026-03-12", "S-1", line, -101));
        assertThat(undo(FIRST)).isEqualTo(new Undone(3, null));
        assertThat(undo(FIRST)).isEqualTo(new Undone(0, null));
        assertThat(credited(anna)).isZero();
        assertThat(market.count("select sum(net_minor)::bigint from sales.month")).isZero();
        assertThat(market.count("select sum(returned_minor)::bigint from sales.rep_month"))
                .isZero();

        assertThat(compare(invoice("S-1", 1_001))).isEqualTo(new New(1_001));
        assertThat(load(SECOND, invoice("S-1", 1_001)).fresh().netMinor()).isEqualTo(1_001);
        assertThat(told()).contains("S-1 1 1001", "S-1 2 -1001", "S-1 3 1001");
        assertThat(undo(FIRST)).isEqualTo(new Undone(0, null));
        assertThat(credited(anna)).isEqualTo(501);
    }

    @Test
    void what_an_import_had_replaced_stands_again_once_it_is_taken_back() {
        load(FIRST, invoice("S-1", 1_000), invoice("S-2", 10));
        load(SECOND, invoice("S-1", 2_000));
        load(THIRD, invoice("S-1", 3_000));
        assertThat(undo(FIRST)).isEqualTo(new Undone(0, Refused.of("sales.corrected", 1L, "S-1")));
        assertThat(undo(SECOND).refused()).isNotNull();
        assertThat(undo(THIRD)).isEqualTo(new Undone(1, null));
        assertThat(compare(invoice("S-1", 2_000))).isEqualTo(new Same(2_000));
        assertThat(undo(SECOND)).isEqualTo(new Undone(1, null));
        assertThat(compare(invoice("S-1", 1_000))).isEqualTo(new Same(1_000));
        assertThat(credited(anna)).isEqualTo(505);
        assertThat(undo(FIRST)).isEqualTo(new Undone(2, null));
        assertThat(credited(anna)).isZero();
    }

    @Test
    void a_credit_follows_the_content_that_counts_now() {
        load(FIRST, document(INVOICE, "S-1", account, "2026-02-10", line, 1_000));
        var stated = new Booking(INVOICE, "S-1", account, bela,
                java.time.LocalDate.of(2026, 2, 10), "",
                List.of(new Booking.Line(null, line, 1_000, 1_000, null)));
        load(SECOND, credit(CREDIT, "R-1", account, "2026-03-12", "S-1", line, -400), stated);
        assertThat(credited(anna)).isZero();
        assertThat(credited(bela)).isEqualTo(600);
        assertThat(market.count("""
                select o.revision from sales.document c join sales.document o on o.id = c.original_id
                where c.number = 'R-1'
                """)).isEqualTo(3);
    }

    @Test
    void a_number_that_comes_twice_with_other_content_is_refused_wherever_it_stands() {
        var no = new ArrayList<String>();
        var loaded = Bound.call(market.owner.binding(), () -> documents.load(market.owner, FIRST,
                List.of(invoice("S-1", 1), invoice("S-2", 2), invoice("S-1", 3)).iterator(),
                (booking, refused) -> no.add(booking.number() + " " + refused.key()), _ -> {}));
        assertThat(no).containsExactly("S-1 sales.twice");
        assertThat(loaded.refused().documents()).isEqualTo(1);
        assertThat(loaded.fresh().netMinor()).isEqualTo(3);
    }

    @Test
    void an_import_that_is_stopped_leaves_nothing() {
        load(FIRST, invoice("S-1", 1_000));
        assertThatThrownBy(() -> Bound.call(market.owner.binding(), () -> documents.load(
                market.owner, SECOND, List.of(invoice("S-1", 5), invoice("S-9", 5)).iterator(),
                (_, _) -> {}, _ -> {
                    throw new IllegalStateException("stopped");
                }))).hasMessage("stopped");
        assertThat(told()).containsExactly("S-1 1 1000");
    }

    private Booking invoice(String number, long... nets) {
        return document(INVOICE, number, account, "2026-03-10", line, nets);
    }

    private Loaded load(UUID importId, Booking... bookings) {
        return Bound.call(market.owner.binding(), () -> documents.load(market.owner, importId,
                List.of(bookings).iterator(), (booking, no) -> {
                    throw new AssertionError(booking + " " + no);
                }, _ -> {}));
    }

    private Undone undo(UUID importId) {
        return Bound.call(market.owner.binding(),
                () -> documents.undo(market.owner, importId, _ -> {}));
    }

    private Compared compare(Booking booking) {
        return Bound.call(market.owner.binding(),
                () -> documents.compare(market.owner, List.of(booking)).getFirst());
    }

    private List<String> told() {
        return market.as(market.owner, () -> sql.sql("""
                select number || ' ' || revision || ' ' || net_minor from sales.document
                order by number, revision
                """).query(String.class).list());
    }

    private long credited(UUID rep) {
        return market.count("select coalesce(sum(net_minor), 0)::bigint from sales.share"
                + " where rep_id = '" + rep + "'");
    }
}
