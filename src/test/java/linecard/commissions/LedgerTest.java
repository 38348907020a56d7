package linecard.commissions;

import linecard.LinecardTest;
import linecard.Tables;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.commissions.Ledger.About;
import linecard.money.Rate;
import linecard.reckoning.Balances;
import linecard.reckoning.Book;
import linecard.reckoning.Event;
import linecard.reckoning.Measure;
import linecard.reckoning.Posting;
import linecard.reckoning.Settlement;
import linecard.reckoning.Terms.Cause;
import linecard.reckoning.Terms.Clawback;
import linecard.reckoning.Terms.Draw;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// The ledger only grows, is in balance, and posts each event once.
@LinecardTest
class LedgerTest {

    @Autowired
    private Firm.Rooms rooms;
    @Autowired
    private Ledger ledger;
    @Autowired
    private Tables tables;
    @Autowired
    private JdbcClient sql;
    @Autowired
    private TransactionOperations transaction;

    private Firm firm;

    @BeforeEach
    void found() {
        firm = new Firm(rooms);
    }

    private boolean post(UUID agency, String once, Posting... postings) {
        return as(firm.finance, () -> ledger.post(firm.finance, agency,
                new About(once, null, YEAR), List.of(postings)));
    }

    private long balance(Viewer viewer, UUID agency, Book book) {
        return as(viewer, () -> ledger.balances(viewer, agency)).of(book);
    }

    @Test
    void an_event_is_posted_once_whoever_posts_it_again() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<Boolean> posting = () -> post(firm.duna, "dispute 1", Posting.disputed(500));
            var done = threads.invokeAll(List.of(posting, posting, posting, posting));
            int posted = 0;
            for (var one : done) if (one.get()) posted++;
            assertThat(posted).isEqualTo(1);
        }
        assertThat(balance(firm.finance, firm.duna, Book.DISPUTED)).isEqualTo(500);
        assertThat(balance(firm.finance, firm.duna, Book.PAYABLE)).isEqualTo(-500);
        assertThat(balance(firm.finance, firm.alfold, Book.DISPUTED)).isZero();
    }

    @Test
    void what_is_paid_in_whole_units_leaves_the_rest_to_rounding_and_can_be_taken_back() {
        var paid = Posting.paid(1_051, 100);
        post(firm.duna, "payout 1", paid);
        assertThat(balance(firm.finance, firm.duna, Book.PAID)).isEqualTo(1_100);
        assertThat(balance(firm.finance, firm.duna, Book.ROUNDING)).isEqualTo(-49);
        post(firm.duna, "payout 1 refused", paid.refused());
        for (var book : Book.values()) {
            assertThat(balance(firm.finance, firm.duna, book)).as(book.name()).isZero();
        }
        var latest = as(firm.finance, () -> ledger.latest(firm.finance, firm.duna, 10));
        assertThat(latest).extracting(Ledger.Entered::kind)
                .containsExactly(Posting.Kind.REFUSED, Posting.Kind.PAID);
        assertThat(latest.getLast().legs()).hasSize(3);
    }

    @Test
    void the_agency_sees_its_own_and_a_rep_sees_none() {
        post(firm.duna, "one", Posting.disputed(5));
        post(firm.alfold, "two", Posting.disputed(7));
        var owner = rooms.stage().member(firm.owner, Role.AGENCY_OWNER, firm.duna, null, null);
        var rep = rooms.stage().member(firm.owner, Role.REP, firm.duna, firm.anna, null);
        assertThat(as(owner, () -> ledger.balances(owner))).containsOnlyKeys(firm.duna);
        assertThat(as(rep, () -> ledger.balances(rep))).isEmpty();
        assertThatThrownBy(() -> as(owner, () -> ledger.post(owner, firm.duna,
                new About("gift", null, YEAR), List.of(Posting.paid(-100, 1)))))
                .rootCause().hasMessageContaining("row-level security");
        assertThatThrownBy(() -> as(owner, () -> ledger.post(owner, firm.alfold,
                new About("theirs", null, YEAR), List.of(Posting.disputed(1)))))
                .rootCause().hasMessageContaining("row-level security");
    }

    @Test
    void the_database_refuses_what_is_out_of_balance() {
        for (var legs : List.of("", "('payable', 5), ('cost', -4)", "('payable', 5)")) {
            assertThatThrownBy(() -> as(firm.finance, () -> transaction.execute(
                    _ -> write(legs.isEmpty() ? null : legs)))).as(legs)
                    .rootCause().hasMessageContaining("out of balance");
        }
    }

    private int write(@Nullable String legs) {
        var organisation = firm.finance.organisation().id();
        var id = UUID.randomUUID();
        sql.sql("""
                insert into commissions.posting (id, organisation_id, agency_id, kind, once,
                                                 valued_on)
                values (:id, :organisation, :agency, 'earned', :id, current_date)
                """)
                .param("id", id).param("organisation", organisation).param("agency", firm.duna)
                .update();
        if (legs == null) return 0;
        return sql.sql("""
                insert into commissions.leg (organisation_id, posting_id, agency_id, book, minor)
                select :organisation, :id, :agency, l.book, l.minor
                from (values\s""" + legs + ") l (book, minor)")
                .param("id", id).param("organisation", organisation).param("agency", firm.duna)
                .update();
    }

    @Test
    void nobody_changes_what_is_posted_not_even_the_administrator() {
        post(firm.duna, "one", Posting.disputed(5));
        for (var attempt : List.of("update commissions.leg set minor = 1",
                "delete from commissions.leg", "truncate commissions.leg",
                "update commissions.posting set kind = 'paid'",
                "truncate commissions.posting cascade")) {
            assertThatThrownBy(() -> tables.admin().sql(attempt).update()).as(attempt)
                    .rootCause().hasMessageContaining("only grows");
        }
    }

    @Test
    void a_draw_is_paid_advanced_and_recovered() {
        var terms = new linecard.reckoning.Terms(Event.INVOICE, Measure.GROSS, List.of(), List.of(),
                List.of(), Map.of(), null, null, null, new Draw(300_000, true), null,
                new Clawback(12, new Rate(1_000_000), EnumSet.allOf(Cause.class)), true,
                linecard.reckoning.Terms.LimitsOn.EARNED);
        var opening = Balances.NONE;
        long[] earned = {100_000, 250_000, 900_000, -200_000, 500_000};
        for (int i = 0; i < earned.length; i++) {
            var postings = Settlement.of(terms, opening, earned[i], 0);
            post(firm.duna, "month " + i, postings.toArray(Posting[]::new));
            opening = as(firm.finance, () -> ledger.balances(firm.finance, firm.duna));
        }
        assertThat(opening.of(Book.PAYABLE)).isEqualTo(300_000 * 4 + 650_000);
        assertThat(opening.outstanding()).isEqualTo(300_000);
    }
}
