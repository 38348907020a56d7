package linecard.sales;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.util.UUID;

/// Takes payments back.
@Repository
class PaymentReversals extends Rebooking {

    private final PaymentCounts paymentCounts;

    PaymentReversals(JdbcClient sql, PaymentCounts paymentCounts) {
        super(sql, "sales.payment", "reference", "sales.payments.corrected", 10_000);
        this.paymentCounts = paymentCounts;
    }

    @Override
    void book(Viewer viewer, UUID importId) {
        sql.sql("""
                insert into sales.payment (
                    id, organisation_id, reference, revision, reverses_id, replaced_id, account_id,
                    document_number, document_kind, paid_on, amount_minor, currency, currency_minor,
                    rate_nanos, fingerprint, import_id)
                select c.to_id, p.organisation_id, p.reference, c.revision,
                       case when c.sign < 0 then p.id end,
                       case when c.sign > 0 then p.replaced_id end,
                       p.account_id, p.document_number, p.document_kind, p.paid_on,
                       c.sign * p.amount_minor,
                       p.currency, c.sign * p.currency_minor, p.rate_nanos, p.fingerprint,
                       case when c.sign < 0 then :import else p.import_id end
                from incoming_copy c
                join sales.payment p on p.organisation_id = :organisation and p.id = c.from_id
                """)
                .param("organisation", viewer.organisation().id())
                .param("import", importId)
                .update();
        paymentCounts.addPayments(viewer, sql.sql("select to_id from incoming_copy")
                .query((row, _) -> row.getObject("to_id", UUID.class))
                .list());
    }
}
