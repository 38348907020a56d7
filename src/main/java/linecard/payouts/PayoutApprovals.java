package linecard.payouts;

import linecard.access.Members;
import linecard.access.Viewer;
import linecard.commissions.Ledger;
import linecard.people.Outcome;
import linecard.people.Outcome.Refused;
import linecard.reckoning.Balances;
import linecard.reckoning.Book;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// The second look at a batch. With it the file may be taken, so money may leave at any moment:
/// from here on the ledger says that the amounts are paid, and the order stays byte for byte.
@Repository
public class PayoutApprovals {

    private final JdbcClient sql;
    private final Members members;
    private final Ledger ledger;
    private final BankAccounts accounts;
    private final Payables payables;
    private final PayoutBatches batches;

    PayoutApprovals(JdbcClient sql, Members members, Ledger ledger, BankAccounts accounts,
            Payables payables, PayoutBatches batches) {
        this.sql = sql;
        this.members = members;
        this.ledger = ledger;
        this.accounts = accounts;
        this.payables = payables;
        this.batches = batches;
    }

    /// @param evenAlone somebody meant it who knows that nobody else can look at it
    @Transactional
    public Outcome approve(Viewer viewer, UUID id, boolean evenAlone, LocalDate today) {
        ledger.waitForOthers(viewer);
        var batch = batches.of(viewer, id);
        if (batch.isApproved()) return new Outcome.Done(List.of(id));
        var payments = batches.payments(viewer, id);
        var refused = refusal(viewer, batch, payments, evenAlone, today);
        if (refused != null) return refused;
        var at = sql.sql("""
                update payouts.batch
                set approved_at = now(), approved_by = :person, approved_name = :name,
                    alone = :alone, version = version + 1
                where id = :id
                returning approved_at
                """)
                .param("person", viewer.user().id())
                .param("name", viewer.user().name(viewer.organisation().language()))
                .param("alone", batch.isOf(viewer))
                .param("id", id)
                .query((row, _) -> row.getTimestamp("approved_at").toInstant())
                .single();
        sql.sql("""
                update payouts.payment
                set state = 'approved', version = version + 1
                where batch_id = :batch
                """)
                .param("batch", id)
                .update();
        for (var payment : payments) {
            ledger.post(viewer, payment.agency(), payment.about(today),
                    List.of(PayoutRules.posting(payment.payable())));
        }
        writeFiles(viewer, batch, payments, at);
        return new Outcome.Done(List.of(id));
    }

    private @Nullable Refused refusal(Viewer viewer, Batch batch, List<Payment> payments,
            boolean evenAlone, LocalDate today) {
        if (!batch.isWaiting()) return Refused.of("word", "payouts.approve.withdrawn");
        if (batch.executesOn().isBefore(today)) return Refused.of("word", "payouts.approve.past");
        boolean own = batch.isOf(viewer);
        boolean alone = members.isOnlyTreasurer(viewer);
        if (own && !alone) return Refused.of("word", "payouts.approve.own");
        if (own && !evenAlone) return Refused.of("word", "payouts.approve.sure");
        var accountOf = accounts.ofAgencies(viewer);
        var last = payables.lastPaid(viewer);
        var balances = ledger.balances(viewer);
        for (var payment : payments) {
            var account = accountOf.get(payment.agency());
            if (account == null || !account.details().equals(payment.to())) {
                return Refused.of("word", "payouts.approve.account", payment.agencyName());
            }
            if (!alone && isChangedBy(viewer, account, last.get(payment.agency()))) {
                return Refused.of("word", "payouts.approve.ownAccount", payment.agencyName());
            }
            long payable = balances.getOrDefault(payment.agency(), Balances.NONE)
                    .of(Book.PAYABLE);
            if (payable < payment.payable().minor()) {
                return Refused.of("word", "payouts.approve.less", payment.agencyName());
            }
        }
        return null;
    }

    /// Who enters an account should not be the one who looks at it a second time.
    private static boolean isChangedBy(
            Viewer viewer, BankAccount account, @Nullable BankDetails last) {
        return viewer.user().id().equals(account.changedBy())
                && (last == null || !last.isSameAccount(account.details()));
    }

    private void writeFiles(Viewer viewer, Batch batch, List<Payment> payments, Instant at) {
        var transfers = payments.stream().map(Payment::transfer).toList();
        if (!batch.from().isNone()) {
            write(viewer, batch, "xml", new CreditTransfer(
                    batch.order(), batch.number(), at, batch.from(), batch.executesOn(),
                    viewer.organisation().currency(), transfers).bytes());
        }
        write(viewer, batch, "csv", TransferTable.bytes(
                Words.in(viewer.organisation().language()), batch, payments));
    }

    private void write(Viewer viewer, Batch batch, String format, byte[] content) {
        sql.sql("""
                insert into payouts.file (organisation_id, batch_id, format, content, sha256)
                values (:organisation, :batch, :format, :content,
                        encode(sha256(:content), 'hex'))
                """)
                .param("organisation", viewer.organisation().id())
                .param("batch", batch.id())
                .param("format", format)
                .param("content", content)
                .update();
    }
}
