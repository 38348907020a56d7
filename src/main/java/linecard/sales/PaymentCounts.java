package linecard.sales;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import static linecard.database.Columns.texts;

/// How many payments the invoices and the credits of an agency and month have, corrections too:
/// counted with every payment of one that is here, and with every one that comes after its
/// payments. Who writes either has the lock of [Months#hold].
@Repository
class PaymentCounts {

    private final JdbcClient sql;

    PaymentCounts(JdbcClient sql) {
        this.sql = sql;
    }

    /// Adds payments that were just written.
    ///
    void addPayments(Viewer viewer, Collection<UUID> payments) {
        add(viewer, sql.sql("""
                select s.agency_id, s.kind, s.booked_on, count(*) as payments
                from sales.payment p
                join sales.document d
                  on d.organisation_id = p.organisation_id and d.number = p.document_number
                 and d.kind = sales.paid_kind(p)
                join sales.share s on s.document_id = d.id
                where p.organisation_id = :organisation and p.id = any(:payments::uuid[])
                  and s.agency_id is not null
                group by s.agency_id, s.kind, s.booked_on
                """)
                .param("organisation", viewer.organisation().id())
                .param("payments", texts(List.copyOf(payments), id -> id)));
    }

    /// Adds the payments of documents that were just written.
    void addDocuments(Viewer viewer, List<Written> written) {
        var payable = written.stream().filter(one -> one.kind() != Kind.ORDER).toList();
        if (payable.isEmpty()) return;
        add(viewer, sql.sql("""
                select s.agency_id, s.kind, s.booked_on, count(*) as payments
                from sales.document d
                join sales.payment p on p.organisation_id = d.organisation_id
                                    and p.document_number = d.number
                                    and sales.paid_kind(p) = d.kind
                join sales.share s on s.document_id = d.id
                where d.id = any(:documents::uuid[]) and s.agency_id is not null
                group by s.agency_id, s.kind, s.booked_on
                """)
                .param("documents", texts(payable, Written::id)));
    }

    private void add(Viewer viewer, JdbcClient.StatementSpec byDay) {
        var counts = new AgencyCounts(viewer);
        byDay.query(row -> {
            counts.add(row.getObject("agency_id", UUID.class), Kind.of(row.getString("kind")),
                    counts.month(row, "booked_on"), row.getLong("payments"));
        });
        counts.write(sql, AgencyCounts.Of.PAYMENTS);
    }
}
