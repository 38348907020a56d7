package linecard.sales;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /// @param agency that has a share of the invoice
    private record Month(UUID agency, LocalDate month) {}

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

    /// Adds the payments of invoices that were just written.
    void addInvoices(Viewer viewer, Collection<UUID> invoices) {
        if (invoices.isEmpty()) return;
        add(viewer, sql.sql("""
                select s.agency_id, s.booked_on, count(*) as payments
                from sales.document d
                join sales.payment p on p.organisation_id = d.organisation_id
                                    and p.document_number = d.number
                join sales.share s on s.document_id = d.id
                where d.id = any(:invoices) and d.kind = 'invoice' and s.agency_id is not null
                group by s.agency_id, s.booked_on
                """)
                .param("invoices", invoices.toArray(UUID[]::new)));
    }

    private void add(Viewer viewer, JdbcClient.StatementSpec byDay) {
        var calendar = viewer.organisation().calendar();
        var counted = new HashMap<Month, Long>();
        byDay.query(row -> {
            counted.merge(new Month(row.getObject("agency_id", UUID.class), MonthSums.monthOf(
                            calendar, row.getObject("booked_on", LocalDate.class))),
                    row.getLong("payments"), Long::sum);
        });
        if (!counted.isEmpty()) write(viewer, new ArrayList<>(counted.keySet()), counted);
    }

    private void write(Viewer viewer, List<Month> months, Map<Month, Long> counted) {
        sql.sql("""
                insert into sales.agency_month as m (
                    organisation_id, agency_id, kind, month, credits, payments)
                select :organisation, agency, 'invoice', month, 0, payments
                from unnest(:agencies::uuid[], :months::date[], :payments::bigint[])
                  as c (agency, month, payments)
                on conflict (organisation_id, agency_id, month, kind)
                do update set payments = m.payments + excluded.payments
                """)
                .param("organisation", viewer.organisation().id())
                .param("agencies", texts(months, Month::agency))
                .param("months", texts(months, Month::month))
                .param("payments", texts(months, counted::get))
                .update();
    }
}
