package linecard.sales;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.sales.Compared.Changed;
import linecard.sales.Compared.New;
import linecard.sales.Compared.Refused;
import linecard.sales.Compared.Same;
import linecard.web.NotAllowed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import static linecard.sales.Kind.CREDIT;
import static linecard.sales.Kind.INVOICE;
import static linecard.sales.Kind.ORDER;
import static linecard.sales.Market.credit;
import static linecard.sales.Market.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@LinecardTest
class DocumentsTest {

    @Autowired Stage stage;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transactions;
    @Autowired Documents documents;
    @Autowired Months months;

    private Market market;
    private UUID line;

    @BeforeEach
    void found() {
        market = new Market(stage.company(), sql, transactions, documents);
        line = market.line();
    }

    @Test
    void the_same_document_is_booked_once() {
        var account = market.accountOf(market.rep());
        var first = document(INVOICE, "S-1", account, "2026-03-10", line, 1_000, 2_000);
        var order = document(ORDER, "S-1", account, "2026-03-10", line, 3_000);

        assertThat(compare(first)).isEqualTo(new New(3_000));
        assertThat(market.book(first, order)).containsExactly(new New(3_000), new New(3_000));
        assertThat(market.book(first, first))
                .containsExactly(new Same(3_000), new Same(3_000));

        assertThat(market.count("select count(*) from sales.document")).isEqualTo(2);
        assertThat(market.count("select sum(net_minor)::bigint from sales.credit")).isEqualTo(6_000);
        assertProved();
    }

    @Test
    void of_two_with_one_number_the_first_is_booked() {
        var account = market.account();
        var first = document(INVOICE, "S-1", account, "2026-03-10", line, 1_000);
        var second = document(INVOICE, "S-1", account, "2026-03-11", line, 1_000);

        assertThat(market.book(first, first, second)).containsExactly(
                new New(1_000), new Same(1_000), Refused.of("sales.twice", "S-1"));
        assertThat(market.count("select count(*) from sales.document")).isEqualTo(1);
    }

    /// They are booked 10,000 at a time, and the next are compared before those are written.
    @Test
    void a_number_is_found_again_however_many_stand_between() {
        var account = market.account();
        market.book(invoice(7, account, 5));
        var many = new ArrayList<Booking>();
        for (int i = 0; i < 21_000; i++) many.add(invoice(i, account, 10));
        many.addAll(12_000, List.of(invoice(7, account, 10), invoice(9, account, 11)));
        many.addAll(List.of(invoice(11_000, account, 10), invoice(8, account, 10),
                invoice(7, account, 11)));

        var booked = market.book(many.toArray(Booking[]::new));

        assertThat(booked.get(7)).isEqualTo(new Changed(5, 10));
        assertThat(booked.subList(12_000, 12_003)).containsExactly(
                new Same(10), Refused.of("sales.twice", "S-9"), new New(10));
        assertThat(booked.subList(21_002, 21_005)).containsExactly(
                new Same(10), new Same(10), Refused.of("sales.twice", "S-7"));
        assertThat(market.count("select sum(net_minor)::bigint from sales.month"))
                .isEqualTo(210_000);
        assertProved();
    }

    private Booking invoice(int number, UUID account, long net) {
        return document(INVOICE, "S-" + number, account, "2026-03-10", line, net);
    }

    @Test
    void a_split_sale_credits_each_rep_with_the_own_share() {
        var account = market.account();
        var anna = market.rep();
        var bela = market.rep();
        market.assign(account, anna, 50, "2025-01-01", null);
        market.assign(account, bela, 30, "2025-01-01", null);
        market.book(document(INVOICE, "S-1", account, "2026-03-10", line, 1_001));

        assertThat(credited(anna)).isEqualTo(501);
        assertThat(credited(bela)).isEqualTo(300);
        assertThat(market.count(
                "select net_minor from sales.credit where rep_id is null")).isEqualTo(200);
        assertProved();
    }

    @Test
    void who_got_the_credit_gives_it_back() {
        var account = market.account();
        var anna = market.rep();
        var bela = market.rep();
        market.assign(account, anna, 100, "2025-01-01", "2026-02-01");
        market.assign(account, bela, 100, "2026-02-01", null);
        market.book(document(INVOICE, "S-1", account, "2026-01-10", line, 1_000, 500));

        market.book(credit(CREDIT, "R-1", account, "2026-03-10", "S-1", line, -1_000));
        assertThat(credited(anna)).isEqualTo(500);
        assertThat(credited(bela)).isZero();

        market.book(credit(CREDIT, "R-2", account, "2026-03-10", "S-unknown", line, -300));
        assertThat(credited(anna)).isEqualTo(500);
        assertThat(credited(bela)).isEqualTo(-300);
        assertThat(market.count("""
                select count(*) from sales.document c join sales.document o on o.id = c.original_id
                where c.number = 'R-1' and o.number = 'S-1'
                """)).isEqualTo(1);
        assertProved();
    }

    @Test
    void a_credit_finds_its_original_in_the_same_batch() {
        var account = market.account();
        var anna = market.rep();
        market.assign(account, anna, 100, "2025-01-01", "2026-02-01");
        market.book(
                credit(CREDIT, "R-1", account, "2026-03-10", "S-1", line, -400),
                document(INVOICE, "S-1", account, "2026-01-10", line, 1_000));

        assertThat(credited(anna)).isEqualTo(600);
    }

    @Test
    void a_mistake_in_one_document_books_none() {
        var account = market.account();
        var good = document(INVOICE, "S-1", account, "2026-03-10", line, 1_000);
        var elsewhere = document(INVOICE, "S-2", UUID.randomUUID(), "2026-03-10", line, 1_000);
        var nobody = new Booking(INVOICE, "S-3", account, UUID.randomUUID(),
                LocalDate.of(2026, 3, 10), "", good.lines());
        var tooLong = document(INVOICE, "S".repeat(61), account, "2026-03-10", line, 1_000);

        for (var bad : List.of(elsewhere, nobody, tooLong)) {
            assertThatThrownBy(() -> market.book(good, bad)).isInstanceOf(RuntimeException.class);
        }
        assertThat(market.count("""
                select (select count(*) from sales.document) + (select count(*) from sales.line)
                     + (select count(*) from sales.credit) + (select count(*) from sales.month)
                """)).isZero();
    }

    @Test
    void two_imports_at_once_book_a_document_once() throws Exception {
        var account = market.accountOf(market.rep());
        var bookings = new ArrayList<Booking>();
        for (int i = 0; i < 200; i++) {
            bookings.add(document(INVOICE, "S-" + i, account, "2026-03-10", line, i, 10));
        }
        var backwards = bookings.reversed();
        try (var threads = Executors.newFixedThreadPool(2)) {
            var both = threads.invokeAll(List.<Callable<Long>>of(
                    () -> fresh(bookings), () -> fresh(backwards)));
            assertThat(both.get(0).get() + both.get(1).get()).isEqualTo(200);
        }
        assertThat(market.count("select count(*) from sales.document")).isEqualTo(200);
        assertThat(market.count("select count(*) from sales.credit")).isEqualTo(400);
        assertProved();
    }

    @Test
    void who_sees_a_part_only_may_not_book() {
        var territory = market.territory();
        var manager = stage.member(market.owner, Role.MANAGER, null, null, territory);
        var booking = document(INVOICE, "S-1", market.account(), "2026-03-10", line, 1_000);
        assertThatThrownBy(() -> bookAs(manager, booking)).isInstanceOf(NotAllowed.class);
        var auditor = stage.member(market.owner, Role.AUDITOR, null, null, null);
        assertThatThrownBy(() -> bookAs(auditor, booking)).isInstanceOf(RuntimeException.class);
        assertThat(market.count("select count(*) from sales.document")).isZero();
    }

    private void bookAs(Viewer viewer, Booking booking) {
        Bound.call(viewer.binding(),
                () -> documents.book(viewer, Ids.fresh(), List.of(booking)));
    }

    private long fresh(List<Booking> bookings) {
        return market.book(bookings).stream().filter(New.class::isInstance).count();
    }

    private Compared compare(Booking booking) {
        return Bound.call(market.owner.binding(),
                () -> documents.compare(market.owner, List.of(booking)).getFirst());
    }

    private long credited(UUID rep) {
        return market.count("select coalesce(sum(net_minor), 0)::bigint from sales.credit"
                + " where rep_id = '" + rep + "'");
    }

    private void assertProved() {
        assertThat(Bound.<List<MonthSum>, RuntimeException>call(
                market.owner.binding(), () -> months.prove(market.owner))).isEmpty();
    }
}
