package linecard.commissions;

import linecard.access.Viewer;
import linecard.calendar.Span;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;

/// What was paid of invoices: where payments earn, that is earned.
@Repository
class InvoicePayments {

    private final JdbcClient sql;

    InvoicePayments(JdbcClient sql) {
        this.sql = sql;
    }

    /// How many payments the invoices of an agency have. None is ever taken away, not even by a
    /// correction: as long as there are as many, nothing more of those invoices is earned.
    ///
    /// @param byDay of the invoices
    record Counted(NavigableMap<LocalDate, Long> byDay) {

        static final Counted NONE = new Counted(new TreeMap<>());

        /// Beside [Counts#text]; empty where there are none.
        String text(Span days) {
            long payments = 0;
            for (long one : byDay.subMap(days.from(), days.to()).values()) payments += one;
            return payments == 0 ? "" : " paid=" + payments;
        }
    }

    /// By agency; those without any are left out.
    ///
    /// @param until payments of this day and later are not known yet
    @Transactional(readOnly = true)
    Map<UUID, Counted> counted(Viewer viewer, List<UUID> agencies, LocalDate until) {
        var found = new HashMap<UUID, Counted>();
        if (agencies.isEmpty()) return found;
        sql.sql("""
                select s.agency_id, s.booked_on, count(*) as payments
                from sales.share s
                join sales.document d
                  on d.organisation_id = s.organisation_id and d.id = s.document_id
                join sales.payment p
                  on p.organisation_id = d.organisation_id and p.document_number = d.number
                where s.agency_id = any(:agencies) and s.kind = 'invoice' and p.paid_on < :until
                group by s.agency_id, s.booked_on
                """)
                .param("agencies", agencies.toArray(UUID[]::new))
                .param("until", until)
                .query(row -> {
                    found.computeIfAbsent(row.getObject("agency_id", UUID.class),
                            _ -> new Counted(new TreeMap<>())).byDay()
                            .put(row.getObject("booked_on", LocalDate.class),
                                    row.getLong("payments"));
                });
        return found;
    }

    /// What was paid, by number of invoice; those of which nothing was are left out.
    ///
    /// @param until payments of this day and later are not known yet
    /// @param known only what was recorded before this moment
    Map<String, Long> paid(Collection<String> numbers, LocalDate until, String known) {
        var paid = new HashMap<String, Long>();
        if (numbers.isEmpty()) return paid;
        sql.sql("""
                select document_number, sum(amount_minor)::bigint as paid_minor
                from sales.payment
                where document_number = any(:numbers) and paid_on < :until
                  and recorded_at < :known::timestamptz
                group by document_number
                """)
                .param("numbers", numbers.toArray(String[]::new))
                .param("until", until)
                .param("known", known)
                .query(row -> {
                    paid.put(row.getString("document_number"), row.getLong("paid_minor"));
                });
        return paid;
    }
}
