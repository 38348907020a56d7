package linecard.commissions;

import linecard.access.Viewer;
import linecard.calendar.KnownYears;
import linecard.sales.Kind;
import linecard.stated.SoldIn;
import linecard.stated.SoldIn.Amount;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What was paid of invoices, and paid back of credits that take back nothing that is known: where
/// payments earn, that is earned.
@Repository
class InvoicePayments {

    private final JdbcClient sql;

    InvoicePayments(JdbcClient sql) {
        this.sql = sql;
    }

    /// How many payments invoices and credits have that are not known yet, by agency and day of the
    /// document.
    ///
    /// @param agencies those of whom it is asked
    /// @param until payments of this day and later are not known yet
    @Transactional(readOnly = true)
    Map<UUID, Map<LocalDate, Long>> later(Viewer viewer, List<UUID> agencies, LocalDate until) {
        var found = new HashMap<UUID, Map<LocalDate, Long>>();
        if (agencies.isEmpty()) return found;
        // with an end, since a plan for any values takes a range for few days, and no end for many
        sql.sql("""
                select s.agency_id, s.booked_on, count(*) as payments
                from sales.payment p
                join sales.document d
                  on d.organisation_id = p.organisation_id and d.number = p.document_number
                 and d.kind = sales.paid_kind(p)
                join sales.share s
                  on s.organisation_id = d.organisation_id and s.document_id = d.id
                where p.paid_on >= :until and p.paid_on < :end and s.agency_id = any(:agencies)
                group by s.agency_id, s.booked_on
                """)
                .param("until", until)
                .param("end", KnownYears.DAYS.to())
                .param("agencies", agencies.toArray(UUID[]::new))
                .query(row -> {
                    found.computeIfAbsent(row.getObject("agency_id", UUID.class),
                            _ -> new HashMap<>()).put(row.getObject("booked_on", LocalDate.class),
                            row.getLong("payments"));
                });
        return found;
    }

    /// What is paid: one invoice and one credit may have the same number.
    record Name(Kind kind, String number) {}

    /// What was paid, by what is paid; those of which nothing was are left out.
    ///
    /// @param until payments of this day and later are not known yet
    /// @param known only what was recorded before this moment
    Map<Name, List<Amount>> paid(Collection<String> numbers, LocalDate until, String known) {
        var paid = new HashMap<Name, List<Amount>>();
        if (numbers.isEmpty()) return paid;
        sql.sql("""
                select sales.paid_kind(p) as kind, document_number, currency, rate_nanos,
                       sum(amount_minor)::bigint as paid_minor
                from sales.payment p
                where document_number = any(:numbers) and paid_on < :until
                  and recorded_at < :known::timestamptz
                group by kind, document_number, currency, rate_nanos
                """)
                .param("numbers", numbers.toArray(String[]::new))
                .param("until", until)
                .param("known", known)
                .query(row -> {
                    var kind = row.getString("kind");
                    if (kind == null) return;
                    var name = new Name(Kind.of(kind), row.getString("document_number"));
                    paid.computeIfAbsent(name, _ -> new ArrayList<>()).add(
                            new Amount(row.getLong("paid_minor"), SoldIn.read(row)));
                });
        return paid;
    }
}
