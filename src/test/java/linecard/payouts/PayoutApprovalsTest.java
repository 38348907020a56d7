package linecard.payouts;

import linecard.access.Members;
import linecard.database.Ids;
import linecard.payouts.Payable.Warning;
import linecard.payouts.Payouts.Picked;
import linecard.people.Outcome;
import linecard.reckoning.Book;
import linecard.reckoning.Posting;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.util.List;
import java.util.UUID;

import static linecard.commissions.Firm.as;
import static linecard.payouts.Till.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Who may approve what is to be paid, and when nobody may.
class PayoutApprovalsTest extends PayoutDesk {

    @Autowired Members members;
    @Autowired JdbcClient sql;
    @Autowired TransactionOperations transaction;

    @Test
    void who_makes_a_batch_does_not_approve_it() {
        till.owe(firm.duna, 1_000_00);
        var batch = till.batch(firm.duna);
        assertThat(refusal(till.approve(till.maker, batch))).isEqualTo("payouts.approve.own");
        assertThatThrownBy(() -> as(till.maker, () -> transaction.execute(_ -> sql.sql("""
                update payouts.batch set approved_at = now(), approved_by = access.person()
                where id = :id""").param("id", batch).update())))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("batch_four_eyes");
        assertThat(till.file(till.approved(paid(batch)), "xml")).isNotEmpty();
    }

    /// Takes a batch back so that its agency can be paid by another.
    private UUID paid(UUID batch) {
        assertThat(till.withdraw(batch)).isInstanceOf(Outcome.Done.class);
        return firm.duna;
    }

    @Test
    void a_lone_owner_approves_by_a_word_and_it_is_written_down() {
        till.owe(firm.duna, 1_000_00);
        as(till.approver, () -> {
            for (var member : members.all(till.approver)) {
                if (!member.user().equals(till.approver.user())) {
                    members.remove(till.approver, member.id());
                }
            }
            return null;
        });
        var batch = Ids.fresh();
        till.make(till.approver, batch, List.of(new Picked(firm.duna, 1_000_00)));
        assertThat(refusal(till.approve(till.approver, batch))).isEqualTo("payouts.approve.sure");
        assertThat(as(till.approver, () -> rooms.approvals().approve(
                till.approver, batch, true, Till.TODAY))).isInstanceOf(Outcome.Done.class);
        assertThat(till.of(batch).alone()).isTrue();
    }

    @Test
    void who_entered_an_account_does_not_approve_the_first_payment_to_it() {
        till.owe(firm.duna, 1_000_00);
        assertThat(till.payable(firm.duna).warnings()).containsExactly(Warning.FIRST);
        till.account(till.approver, firm.duna, CreditTransferTest.OURS);
        var batch = till.batch(firm.duna);
        assertThat(refusal(till.approve(till.approver, batch)))
                .isEqualTo("payouts.approve.ownAccount");
        assertThat(till.approve(till.clerk, batch)).isInstanceOf(Outcome.Done.class);
        till.owe(firm.duna, 1_000_00);
        assertThat(till.payable(firm.duna).warnings()).as("paid before").isEmpty();
    }

    @Test
    void a_changed_account_is_shown_and_stops_a_batch_that_waits() {
        till.owe(firm.duna, 1_000_00);
        till.approved(firm.duna);
        till.owe(firm.duna, 2_000_00);
        var waiting = till.batch(firm.duna);
        till.account(till.clerk, firm.duna, CreditTransferTest.OURS);
        assertThat(till.payable(firm.duna).warnings()).contains(Warning.CHANGED);
        assertThat(refusal(till.approve(till.approver, waiting)))
                .isEqualTo("payouts.approve.account");
        till.withdraw(waiting);
        assertThat(till.payments(till.approved(firm.duna)).getFirst().to())
                .isEqualTo(CreditTransferTest.OURS);
    }

    @Test
    void what_is_disputed_is_not_paid() {
        till.owe(firm.duna, 1_000_00);
        till.post(firm.duna, Posting.disputed(400_00));
        assertThat(till.payable(firm.duna).amount().minor()).isEqualTo(600_00);
        assertThat(till.payable(firm.duna).warnings()).contains(Warning.DISPUTED);
        var batch = till.batch(firm.duna);
        till.post(firm.duna, Posting.disputed(100_00));
        assertThat(refusal(till.approve(till.approver, batch))).isEqualTo("payouts.approve.less");
        assertThat(till.balance(firm.duna, Book.PAID)).isZero();
    }
}
