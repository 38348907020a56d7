package linecard.payouts;

import linecard.access.Role;
import linecard.database.Ids;
import linecard.payouts.Payable.Warning;
import linecard.payouts.Payouts.Picked;
import linecard.people.Outcome;
import linecard.reckoning.Book;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import static linecard.commissions.Firm.as;
import static linecard.payouts.Schema.sum;
import static linecard.payouts.Till.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Who is paid, what, and never twice.
class PayoutsTest extends PayoutDesk {

    @Autowired JdbcClient sql;
    @Autowired TransactionOperations transaction;

    @Test
    void what_is_payable_is_paid_in_whole_forints() throws Exception {
        till.owe(firm.duna, 1_250_50);
        till.owe(firm.alfold, 99_49);
        var batch = till.approved(firm.duna, firm.alfold);
        assertThat(till.of(batch).total().minor()).isEqualTo(1_350_00);
        assertThat(till.balance(firm.duna, Book.PAYABLE)).isZero();
        assertThat(till.balance(firm.duna, Book.PAID)).isEqualTo(1_251_00);
        assertThat(till.balance(firm.duna, Book.ROUNDING)).isEqualTo(-50);
        assertThat(till.balance(firm.alfold, Book.PAID)).isEqualTo(99_00);
        assertThat(till.balance(firm.alfold, Book.ROUNDING)).isEqualTo(49);
        assertThat(sum(till.file(batch, "xml"))).isEqualByComparingTo("1350");
        assertThat(new String(till.file(batch, "csv"))).contains("Tisza Kepviselet Bt.", "1251");
        assertThat(refusal(till.settle(batch))).as("not sent yet").isEqualTo("payouts.settle.not");
    }

    @Test
    void a_hostile_name_is_only_a_name() throws Exception {
        var hostile = "=1+1</Nm><InstdAmt>9</InstdAmt>&xxe;\u0007]]>" + "Ű".repeat(90);
        till.account(till.clerk, firm.duna, CreditTransferTest.iban(
                hostile, CreditTransferTest.TISZA.iban(), ""));
        till.owe(firm.duna, 1_000_00);
        var batch = till.approved(firm.duna);
        assertThat(sum(till.file(batch, "xml"))).isEqualByComparingTo("1000");
        assertThat(new String(till.file(batch, "csv"))).doesNotContain("=1", "<", "\u0007");
        assertThat(till.payments(batch).getFirst().to().holder()).isEqualTo(hostile);
    }

    @Test
    void less_than_half_a_forint_is_not_paid() {
        till.owe(firm.duna, 49);
        assertThat(till.payable(firm.duna).warnings()).contains(Warning.NOTHING);
        assertThat(refusal(till.make(Ids.fresh(), firm.duna))).isEqualTo("payouts.pick.cannot");
    }

    @Test
    void one_form_is_one_batch() {
        till.owe(firm.duna, 1_000_00);
        var id = Ids.fresh();
        assertThat(till.make(id, firm.duna)).isEqualTo(till.make(id, firm.duna));
        assertThat(as(till.maker, () -> rooms.batches().page(till.maker, 1).rows())).hasSize(1);
        assertThat(till.payable(firm.duna).waiting()).isEqualTo("P-2026-0001");
        assertThat(refusal(till.make(Ids.fresh(), firm.duna))).isEqualTo("payouts.pick.cannot");
        var twice = new Picked(firm.alfold, 100);
        assertThat(refusal(till.make(till.maker, Ids.fresh(), List.of(twice, twice))))
                .isEqualTo("payouts.pick.changed");
    }

    @Test
    void two_at_once_make_one_batch_and_approve_it_once() throws Exception {
        till.owe(firm.duna, 1_000_00);
        var picked = List.of(new Picked(firm.duna, 1_000_00));
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<Outcome> making = () -> till.make(till.maker, Ids.fresh(), picked);
            int made = 0;
            for (var one : threads.invokeAll(List.of(making, making, making, making))) {
                if (one.get() instanceof Outcome.Done) made++;
            }
            assertThat(made).isEqualTo(1);
            var batch = as(till.maker, () -> rooms.batches().page(till.maker, 1).rows()).getFirst().id();
            Callable<Outcome> approving = () -> till.approve(till.approver, batch);
            for (var one : threads.invokeAll(List.of(approving, approving, approving))) {
                assertThat(one.get()).isInstanceOf(Outcome.Done.class);
            }
        }
        assertThat(till.balance(firm.duna, Book.PAID)).isEqualTo(1_000_00);
        assertThat(till.balance(firm.duna, Book.PAYABLE)).isZero();
    }

    @Test
    void the_database_itself_lets_no_statement_be_paid_twice() {
        firm.withRates();
        firm.invoice("S-1", firm.szucs, LocalDate.of(2026, 1, 10), firm.pumps, 10_000_00);
        var statement = firm.issue(firm.duna, 1);
        till.owe(firm.duna, 1_000_00);
        till.owe(firm.alfold, 2_000_00);
        var batch = till.batch(firm.duna, firm.alfold);
        var other = till.payments(batch).getLast();
        assertThat(till.payments(batch).getFirst().statements()).hasSize(1);
        assertThatThrownBy(() -> as(till.maker, () -> transaction.execute(_ -> sql.sql("""
                insert into payouts.settled (organisation_id, payment_id, agency_id, statement_id,
                                             number, attempt)
                values (:organisation, :payment, :agency, :statement, 'x', 7)
                """)
                .param("organisation", till.maker.organisation().id())
                .param("payment", other.id())
                .param("agency", other.agency())
                .param("statement", statement)
                .update()))).hasMessageContaining("in a payment already");
    }

    @Test
    void every_statement_that_is_owed_is_settled_at_once_and_again_where_the_bank_sends_it_back() {
        firm.withRates();
        for (int month = 1; month <= 10; month++) {
            firm.invoice("S-" + month, firm.szucs, LocalDate.of(2026, month, 10), firm.pumps, 1_000_00);
            firm.issue(firm.duna, month);
        }
        var owed = till.payable(firm.duna).statements();
        assertThat(owed).hasSize(10).isSorted();
        for (int attempt = 0; attempt < 2; attempt++) {
            var batch = till.sent(firm.duna);
            assertThat(till.payments(batch).getFirst().statements()).isEqualTo(owed);
            assertThat(till.payable()).as("nothing is left").isEmpty();
            till.refuse(batch, till.payments(batch).getFirst());
        }
    }

    @Test
    void who_was_overpaid_is_not_paid() {
        till.owe(firm.duna, -500_00);
        assertThat(till.payable(firm.duna).warnings()).contains(Warning.NEGATIVE);
        assertThat(refusal(till.make(Ids.fresh(), firm.duna))).isEqualTo("payouts.pick.cannot");
    }

    @Test
    void a_prepared_statement_is_settled_by_no_payment() {
        firm.withRates();
        firm.invoice("S-1", firm.szucs, LocalDate.of(2026, 1, 10), firm.pumps, 10_000_00);
        as(firm.finance, () -> rooms.firm().closings().close(firm.finance, firm.duna,
                firm.finance.organisation().calendar().year(2026).month(1), Till.TODAY, null, false));
        assertThat(till.payable()).isEmpty();
    }

    @Test
    void batches_are_numbered_by_the_year_in_which_they_are_paid() {
        till.owe(firm.duna, 1_000_00);
        till.owe(firm.alfold, 500_00);
        var next = Ids.fresh();
        var late = Till.TODAY.plusDays(30);
        assertThat(as(till.maker, () -> rooms.payouts().make(till.maker, next, LocalDate.of(2027, 1, 4),
                List.of(new Picked(firm.duna, 1_000_00)), late))).isInstanceOf(Outcome.Done.class);
        assertThat(till.of(next).number()).isEqualTo("P-2027-0001");
        assertThat(till.of(till.batch(firm.alfold)).number()).isEqualTo("P-2026-0001");
    }

    @Test
    void an_agency_sees_its_own_payments_once_they_are_approved_and_a_rep_none() {
        var stage = rooms.firm().stage();
        var duna = stage.member(firm.owner, Role.AGENCY_OWNER, firm.duna, null, null);
        var anna = stage.member(firm.owner, Role.REP, firm.duna, firm.anna, null);
        till.owe(firm.duna, 1_000_00);
        till.owe(firm.alfold, 1_000_00);
        var waiting = till.batch(firm.duna, firm.alfold);
        assertThat(as(duna, () -> rooms.batches().ofAgency(duna, firm.duna, 1).rows())).isEmpty();
        till.approve(till.approver, waiting);
        assertThat(as(duna, () -> rooms.batches().ofAgency(duna, firm.duna, 1).rows())).hasSize(1);
        assertThat(as(duna, () -> rooms.batches().ofAgency(duna, firm.alfold, 1).rows())).isEmpty();
        assertThat(as(duna, () -> rooms.batches().page(duna, 1).rows())).isEmpty();
        assertThat(as(duna, () -> rooms.accounts().ofAgency(duna, firm.alfold))).isEmpty();
        assertThat(as(anna, () -> rooms.batches().ofAgency(anna, firm.duna, 1).rows())).isEmpty();
        assertThat(as(anna, () -> rooms.accounts().ofAgency(anna, firm.duna))).isEmpty();
        assertThat(as(anna, () -> rooms.accounts().own(anna))).isEmpty();
    }
}
