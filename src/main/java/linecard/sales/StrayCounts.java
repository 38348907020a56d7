package linecard.sales;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.util.List;
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

    /// A return and what it takes back, by its number.
    private record Pair(UUID credit, UUID document) {}

    /// Adds the strays among documents that were just written, and among what is here of them.
    void add(Viewer viewer, List<Written> written) {
        var pairs = pairs(viewer, written);
        if (pairs.isEmpty()) return;
        var counts = new AgencyCounts(viewer);
        sql.sql("""
                select s.agency_id, c.booked_on as came_on, n.booked_on,
                       c.original_id is null as was_first, z.own is not true as is_apart
                from unnest(:credits::uuid[], :documents::uuid[]) as p (credit, document)
                join sales.document c
                  on c.organisation_id = :organisation and c.id = p.credit
                 and c.reverses_id is null
                join sales.document n
                  on n.organisation_id = :organisation and n.id = p.document
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
                .param("credits", texts(pairs, Pair::credit))
                .param("documents", texts(pairs, Pair::document))
                .query(row -> {
                    var agency = row.getObject("agency_id", UUID.class);
                    var came = counts.month(row, "came_on");
                    var booked = counts.month(row, "booked_on");
                    boolean wasFirst = row.getBoolean("was_first");
                    if (wasFirst) counts.add(agency, Kind.CREDIT, came, 1);
                    if (wasFirst || row.getBoolean("is_apart") || came.isBefore(booked)) {
                        counts.add(agency, Kind.CREDIT, booked, 1);
                    }
                });
        counts.write(sql, AgencyCounts.Of.STRAYS);
    }

    /// Most documents are in none, so that this is all that is asked. It looks up each number by
    /// itself, whatever a table that is just being filled is said to hold.
    private List<Pair> pairs(Viewer viewer, List<Written> written) {
        return sql.sql("""
                select distinct
                       case when w.kind = 'credit' then w.id else d.id end as credit,
                       case when w.kind = 'credit' then d.id else w.id end as document
                from unnest(:ids::uuid[], :kinds::text[], :numbers::text[]) as w (id, kind, number)
                cross join lateral (
                    select n.id
                    from sales.document n
                    where w.kind = 'credit' and n.organisation_id = :organisation
                      and n.kind in ('invoice', 'order') and n.number = w.number
                    union all
                    select c.id
                    from sales.document c
                    where w.kind <> 'credit' and c.organisation_id = :organisation
                      and c.kind = 'credit' and c.original_number = w.number
                    offset 0) d
                """)
                .param("organisation", viewer.organisation().id())
                .param("ids", texts(written, Written::id))
                .param("kinds", texts(written, one -> one.kind().code()))
                .param("numbers", texts(written, Written::sold))
                .query((row, _) -> new Pair(row.getObject("credit", UUID.class),
                        row.getObject("document", UUID.class)))
                .list();
    }
}
