package linecard.payouts;

import linecard.access.Viewer;
import linecard.commissions.Ledger;
import linecard.people.Outcome;
import linecard.people.Outcome.Refused;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What becomes of payments once their batch is made. What comes to nothing after its approval is
/// taken back in the ledger by the opposite entry, and is payable again.
@Repository
public class PaymentStates {

    private static final int REASON = 500;

    private final JdbcClient sql;
    private final Ledger ledger;
    private final PayoutBatches batches;

    PaymentStates(JdbcClient sql, Ledger ledger, PayoutBatches batches) {
        this.sql = sql;
        this.ledger = ledger;
        this.batches = batches;
    }

    /// Takes a batch back that the bank has not.
    @Transactional
    Outcome withdraw(Viewer viewer, UUID batch, LocalDate today) {
        ledger.waitForOthers(viewer);
        var before = batches.of(viewer, batch);
        if (before.count(State.WITHDRAWN) > 0) return new Outcome.Done(List.of(batch));
        if (!before.canBeWithdrawn()) return Refused.of("word", "payouts.withdraw.gone");
        var payments = batches.payments(viewer, batch);
        sql.sql("""
                update payouts.payment
                set state = 'withdrawn', version = version + 1
                where batch_id = :batch
                """)
                .param("batch", batch)
                .update();
        sql.sql("""
                update payouts.batch
                set withdrawn_at = now(), withdrawn_by = :person, withdrawn_name = :name,
                    version = version + 1
                where id = :batch
                """)
                .param("person", viewer.user().id())
                .param("name", viewer.user().name(viewer.organisation().language()))
                .param("batch", batch)
                .update();
        for (var payment : payments) {
            if (payment.state() == State.APPROVED) takeBack(viewer, payment, today);
        }
        return new Outcome.Done(List.of(batch));
    }

    /// Says that the bank has the file of a batch.
    @Transactional
    public Outcome send(Viewer viewer, UUID batch) {
        batches.of(viewer, batch);
        sql.sql("""
                update payouts.payment
                set state = 'sent', version = version + 1
                where batch_id = :batch and state = 'approved'
                """)
                .param("batch", batch)
                .update();
        var after = batches.of(viewer, batch);
        return after.isApproved() && !after.canBeWithdrawn() && after.count(State.WITHDRAWN) == 0
                ? new Outcome.Done(List.of(batch))
                : Refused.of("sending", "payouts.send.not");
    }

    /// Says that agencies have what was sent.
    ///
    /// @param payment null for all of the batch that are on their way
    @Transactional
    Outcome settle(Viewer viewer, UUID batch, @Nullable UUID payment, LocalDate value,
            LocalDate today) {
        var of = batches.of(viewer, batch);
        if (payment != null) batches.payment(viewer, batch, payment);
        if (!of.isApproved()) return Refused.of("value", "payouts.settle.not");
        var wrong = PayoutRules.valueRefusal(value, of.executesOn(), today);
        if (wrong != null) return Refused.of("value", wrong);
        int settled = sql.sql("""
                update payouts.payment
                set state = 'paid', value_on = :value, version = version + 1
                where batch_id = :batch
                  and (state = 'sent' and cast(:payment as uuid) is null
                       or state in ('sent', 'paid') and id = :payment)
                """)
                .param("value", value)
                .param("batch", batch)
                .param("payment", payment)
                .update();
        var after = batches.of(viewer, batch);
        return settled > 0 || payment == null && after.count(State.PAID) > 0
                ? new Outcome.Done(List.of(batch)) : Refused.of("value", "payouts.settle.not");
    }

    /// Says that a bank has sent a payment back.
    @Transactional
    Outcome refuse(Viewer viewer, UUID batch, UUID id, String reason, LocalDate today) {
        ledger.waitForOthers(viewer);
        var payment = batches.payment(viewer, batch, id);
        if (payment.state() == State.REFUSED) return new Outcome.Done(List.of(id));
        if (payment.state() != State.SENT && payment.state() != State.PAID) {
            return Refused.of("reason", "payouts.refuse.not");
        }
        if (reason.isBlank()) return Refused.of("reason", "web.missing");
        if (reason.length() > REASON) return Refused.of("reason", "web.tooLong", REASON);
        sql.sql("""
                update payouts.payment
                set state = 'refused', reason = :reason, version = version + 1
                where id = :id
                """)
                .param("reason", reason.strip())
                .param("id", id)
                .update();
        takeBack(viewer, payment, today);
        return new Outcome.Done(List.of(id));
    }

    /// What a bank said takes effect: as if somebody had said it of each payment by hand.
    ///
    /// @param heard of payments as they are now
    @Transactional
    void follow(Viewer viewer, List<Heard> heard, LocalDate today) {
        ledger.waitForOthers(viewer);
        var moving = heard.stream().filter(one -> one.consequence() == Consequence.RECEIVED
                || one.consequence() == Consequence.PAID
                || one.consequence() == Consequence.REFUSED).toList();
        sql.sql("""
                update payouts.payment
                set state = 'sent', version = version + 1
                where id = any(:ids) and state = 'approved'
                """)
                .param("ids", ids(moving))
                .update();
        var paid = moving.stream().filter(one -> one.consequence() == Consequence.PAID).toList();
        sql.sql("""
                update payouts.payment p
                set state = 'paid', value_on = s.value, version = version + 1
                from unnest(:ids::uuid[], :values::date[]) as s (id, value)
                where p.id = s.id
                """)
                .param("ids", ids(paid))
                .param("values", paid.stream().map(one -> one.value().toString())
                        .toArray(String[]::new))
                .update();
        var words = Words.in(viewer.organisation().language());
        var refused = moving.stream()
                .filter(one -> one.consequence() == Consequence.REFUSED).toList();
        sql.sql("""
                update payouts.payment p
                set state = 'refused', reason = s.reason, version = version + 1
                from unnest(:ids::uuid[], :reasons::text[]) as s (id, reason)
                where p.id = s.id
                """)
                .param("ids", ids(refused))
                .param("reasons", refused.stream()
                        .map(one -> BankRules.reason(words, one.told())).toArray(String[]::new))
                .update();
        ledger.post(viewer, refused.stream().map(one -> returned(one.payment(), today)).toList());
    }

    private static UUID[] ids(List<Heard> heard) {
        return heard.stream().map(one -> one.payment().id()).toArray(UUID[]::new);
    }

    private static Ledger.Event returned(Payment payment, LocalDate today) {
        return new Ledger.Event(payment.agency(), payment.aboutReturn(today),
                List.of(PayoutRules.posting(payment.payable()).refused()));
    }

    private void takeBack(Viewer viewer, Payment payment, LocalDate today) {
        ledger.post(viewer, List.of(returned(payment, today)));
    }
}
