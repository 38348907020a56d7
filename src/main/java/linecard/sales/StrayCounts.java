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

/// How many returns an agency has that the months of what they take back would not find: they came
/// in a month before it, are of an agency that has no part in it, or were here before it was. They
/// are counted with the month of the document, those that were here first with their own too. Who
/// writes documents has the lock of [Months#hold].
@Repository
class StrayCounts {

    private final JdbcClient sql;

    StrayCounts(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param agency of the return
    private record Month(UUID agency, LocalDate month) {}

    /// Adds the strays among documents that were just written, and among what is here of them.
    void add(Viewer viewer, Collection<UUID> documents) {
        if (documents.isEmpty()) return;
        var calendar = viewer.organisation().calendar();
        var counted = new HashMap<Month, Long>();
        sql.sql("""
                with pair as (
                    select c.id as credit_id, n.id as document_id
                    from sales.document c
                    join sales.document n
                      on n.organisation_id = c.organisation_id and n.kind in ('invoice', 'order')
                     and n.number = c.original_number
                    where c.organisation_id = :organisation and c.id = any(:documents)
                      and c.kind = 'credit'
                    union
                    select c.id, n.id
                    from sales.document n
                    join sales.document c
                      on c.organisation_id = n.organisation_id and c.kind = 'credit'
                     and c.original_number = n.number
                    where n.organisation_id = :organisation and n.id = any(:documents)
                      and n.kind in ('invoice', 'order'))
                select s.agency_id, c.booked_on as came_on, n.booked_on,
                       c.original_id is null as was_first, z.own is not true as is_apart
                from pair
                join sales.document c
                  on c.organisation_id = :organisation and c.id = pair.credit_id
                 and c.reverses_id is null
                join sales.document n
                  on n.organisation_id = :organisation and n.id = pair.document_id
                 and n.reverses_id is null
                join sales.share s on s.document_id = c.id and s.agency_id is not null
                cross join lateral (
                    select bool_or(z.agency_id = s.agency_id) as own
                    from sales.share z
                    where z.document_id = n.id
                    having count(*) > 0) z
                where c.booked_on < n.booked_on or c.original_id is null or z.own is not true
                """)
                .param("organisation", viewer.organisation().id())
                .param("documents", documents.toArray(UUID[]::new))
                .query(row -> {
                    var agency = row.getObject("agency_id", UUID.class);
                    var came = MonthSums.monthOf(
                            calendar, row.getObject("came_on", LocalDate.class));
                    var booked = MonthSums.monthOf(
                            calendar, row.getObject("booked_on", LocalDate.class));
                    boolean wasFirst = row.getBoolean("was_first");
                    if (wasFirst) counted.merge(new Month(agency, came), 1L, Long::sum);
                    if (wasFirst || row.getBoolean("is_apart") || came.isBefore(booked)) {
                        counted.merge(new Month(agency, booked), 1L, Long::sum);
                    }
                });
        if (!counted.isEmpty()) write(viewer, new ArrayList<>(counted.keySet()), counted);
    }

    private void write(Viewer viewer, List<Month> months, Map<Month, Long> counted) {
        sql.sql("""
                insert into sales.agency_month as m (
                    organisation_id, agency_id, kind, month, credits, strays)
                select :organisation, agency, 'credit', month, 0, strays
                from unnest(:agencies::uuid[], :months::date[], :strays::bigint[])
                  as c (agency, month, strays)
                on conflict (organisation_id, agency_id, month, kind)
                do update set strays = m.strays + excluded.strays
                """)
                .param("organisation", viewer.organisation().id())
                .param("agencies", texts(months, Month::agency))
                .param("months", texts(months, Month::month))
                .param("strays", texts(months, counted::get))
                .update();
    }
}
