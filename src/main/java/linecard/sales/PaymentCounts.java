package linecard.sales;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import static linecard.database.Columns.texts;

/// How many payments the invoices of an agency and month have, corrections too: counted with every
/// payment of an invoice that is here, and with every invoice that comes after its payments. Who
/// writes either has the lock of [Months#hold].
@Repository
class PaymentCounts {

    private final JdbcClient sql;

    PaymentCounts(JdbcClient sql) {
        this.sql = sql;
    }

    /// Adds payments that were just written.
    ///
    /// @param numbers of what each of them pays
    void addPayments(Viewer viewer, Collection<String> numbers) {
        add(viewer, sql.sql("""
                select s.agency_id, s.booked_on, count(*) as payments
                from unnest(:numbers::text[]) as n (number)
                join sales.document d on d.organisation_id = :organisation
                                     and d.kind = 'invoice' and d.number = n.number
                join sales.share s on s.document_id = d.id
                where s.agency_id is not null
                group by s.agency_id, s.booked_on
                """)
                .param("organisation", viewer.organisation().id())
                .param("numbers", numbers.toArray(String[]::new)));
    }

    /// Adds the payments of the invoices among documents that were just written.
    void addInvoices(Viewer viewer, List<Written> written) {
        var invoices = written.stream().filter(one -> one.kind() == Kind.INVOICE).toList();
        if (invoices.isEmpty()) return;
        add(viewer, sql.sql("""
                select s.agency_id, s.booked_on, count(*) as payments
                from sales.document d
                join sales.payment p on p.organisation_id = d.organisation_id
                                    and p.document_number = d.number
                join sales.share s on s.document_id = d.id
                where d.id = any(:invoices::uuid[]) and s.agency_id is not null
                group by s.agency_id, s.booked_on
                """)
                .param("invoices", texts(invoices, Written::id)));
    }

    private void add(Viewer viewer, JdbcClient.StatementSpec byDay) {
        var counts = new AgencyCounts(viewer);
        byDay.query(row -> {
            counts.add(row.getObject("agency_id", UUID.class), counts.month(row, "booked_on"),
                    row.getLong("payments"));
        });
        counts.write(sql, AgencyCounts.Of.PAYMENTS);
    }
}
