package linecard.payouts;

import linecard.access.History;
import linecard.payouts.Payable.Warning;
import linecard.people.Outcome;
import linecard.reckoning.Book;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import static linecard.commissions.Firm.as;
import static linecard.payouts.Schema.sum;
import static linecard.payouts.Till.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What becomes of payments once their batch is made: nothing of them is lost or paid for twice.
class PaymentStatesTest extends PayoutDesk {

    @Autowired History history;
    @Autowired JdbcClient sql;
    @Autowired TransactionOperations transaction;

    @Test
    void what_a_bank_sends_back_is_payable_again() {
        firm.withRates();
        firm.invoice("S-1", firm.szucs, LocalDate.of(2026, 1, 10), firm.pumps, 10_000_00);
        firm.issue(firm.duna, 1);
        till.owe(firm.duna, 1_000_50);
        var before = till.payable(firm.duna);
        var batch = till.sent(firm.duna);
        assertThat(refusal(till.withdraw(batch))).isEqualTo("payouts.withdraw.gone");
        assertThat(till.settle(batch)).isInstanceOf(Outcome.Done.class);
        var payment = till.payments(batch).getFirst();
        assertThat(payment.state()).isEqualTo(State.PAID);
        assertThat(till.refuse(batch, payment)).isInstanceOf(Outcome.Done.class);
        assertThat(till.refuse(batch, payment)).as("said twice").isInstanceOf(Outcome.Done.class);
        assertThat(till.balance(firm.duna, Book.PAID)).isZero();
        assertThat(till.balance(firm.duna, Book.ROUNDING)).isZero();
        assertThat(till.payable(firm.duna).owed()).isEqualTo(before.owed());
        assertThat(till.payable(firm.duna).statements()).isEqualTo(before.statements());
        assertThat(till.payments(till.sent(firm.duna)).getFirst().statements()).hasSize(1);
    }

    @Test
    void a_batch_that_is_taken_back_leaves_nothing_in_the_ledger() {
        till.owe(firm.duna, 1_000_50);
        var batch = till.approved(firm.duna);
        assertThat(till.withdraw(batch)).isInstanceOf(Outcome.Done.class);
        assertThat(till.withdraw(batch)).as("twice").isInstanceOf(Outcome.Done.class);
        assertThat(till.balance(firm.duna, Book.PAYABLE)).isEqualTo(1_000_50);
        assertThat(till.balance(firm.duna, Book.PAID)).isZero();
        assertThat(till.payable(firm.duna).canBePaid()).isTrue();
    }

    @Test
    void that_a_batch_was_taken_back_is_said_once_and_of_what_was_approved_nothing_else() {
        till.owe(firm.duna, 1_000_50);
        var batch = till.approved(firm.duna);
        assertKept(batch, "withdrawn_at = now(), withdrawn_by = access.person(), executes_on = '2030-01-01'");
        assertKept(batch, "version = version + 1");
        till.withdraw(batch);
        assertKept(batch, "withdrawn_at = null, withdrawn_by = null, withdrawn_name = ''");
        assertKept(batch, "withdrawn_name = 'Somebody else'");
    }

    private void assertKept(UUID batch, String change) {
        assertThatThrownBy(() -> as(till.maker, () -> transaction.execute(_ -> sql.sql(
                "update payouts.batch set " + change + " where id = :id").param("id", batch).update())))
                .as(change).isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("stays as it is");
    }

    @Test
    void what_nobody_approved_was_never_booked_and_taken_back_leaves_the_ledger_as_it_was() {
        till.owe(firm.duna, 1_000_50);
        assertThat(till.withdraw(till.batch(firm.duna))).isInstanceOf(Outcome.Done.class);
        assertThat(till.balance(firm.duna, Book.PAYABLE)).isEqualTo(1_000_50);
        assertThat(till.balance(firm.duna, Book.PAID)).isZero();
    }

    @Test
    void what_came_back_stays_back_when_the_rest_of_its_batch_is_paid_and_when_the_next_is_withdrawn() {
        till.owe(firm.duna, 1_000_00);
        till.owe(firm.alfold, 500_00);
        var batch = till.sent(firm.duna, firm.alfold);
        till.refuse(batch, till.payments(batch).getFirst());
        assertThat(till.settle(batch)).isInstanceOf(Outcome.Done.class);
        assertThat(till.payments(batch)).extracting(Payment::state)
                .containsExactlyInAnyOrder(State.REFUSED, State.PAID);
        var back = till.payments(batch).stream().filter(one -> one.state() == State.REFUSED)
                .findFirst().orElseThrow().agency();
        till.withdraw(till.batch(back));
        assertThat(till.payable(back).warnings()).contains(Warning.SENT_BACK);
    }

    @Test
    void undo_and_bare_sql_change_nothing_that_was_approved() {
        till.owe(firm.duna, 1_000_00);
        var batch = till.sent(firm.duna);
        var payment = till.payments(batch).getFirst().id();
        for (var row : List.of("payouts.payment " + payment, "payouts.batch " + batch)) {
            var parts = row.split(" ");
            assertThatThrownBy(() -> as(till.approver, () -> history.undo(till.approver, parts[0],
                    UUID.fromString(parts[1])))).as(row).hasMessageMatching("(?s).*(cannot go from|stays as it is).*");
        }
        for (var change : List.of("update payouts.payment set amount_minor = amount_minor + 1",
                "update payouts.payment set iban = 'HU93116000060000000012345676'",
                "update payouts.payment set state = 'batched'",
                "update payouts.batch set total_minor = 1")) {
            assertThatThrownBy(() -> as(till.maker, () -> transaction.execute(
                    _ -> sql.sql(change).update()))).as(change)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    @Test
    void file_batch_and_ledger_sum_to_the_same_whatever_becomes_of_the_payments() throws Exception {
        var random = new Random(20261126);
        long sentOut = 0;
        for (int round = 0; round < 25; round++) {
            till.owe(firm.duna, 1 + random.nextLong(1_000_000_00));
            if (random.nextBoolean()) till.owe(firm.alfold, 1 + random.nextLong(5_000_00));
            var agencies = till.payable().stream().filter(Payable::canBePaid)
                    .map(row -> row.agency().id()).toList();
            if (agencies.isEmpty()) continue;
            var batch = till.sent(agencies.toArray(UUID[]::new));
            var total = till.of(batch).total();
            assertThat(sum(till.file(batch, "xml"))).isEqualByComparingTo(total.decimal());
            sentOut += total.minor();
            for (var payment : till.payments(batch)) {
                assertThat(payment.amount().minor() % 100).isZero();
                if (random.nextInt(3) > 0) continue;
                till.refuse(batch, payment);
                sentOut -= payment.amount().minor();
            }
        }
        long paid = till.balance(firm.duna, Book.PAID) + till.balance(firm.alfold, Book.PAID);
        assertThat(paid).isEqualTo(sentOut);
        for (var agency : List.of(firm.duna, firm.alfold)) {
            long all = 0;
            for (var book : Book.values()) all += till.balance(agency, book);
            assertThat(all).isZero();
            assertThat(Math.abs(till.balance(agency, Book.ROUNDING))).isLessThan(25 * 51);
        }
        var numbers = new HashSet<String>();
        as(till.maker, () -> rooms.batches().page(till.maker, 1).rows())
                .forEach(batch -> assertThat(numbers.add(batch.number())).isTrue());
    }
}
