package linecard.commissions;

import linecard.access.Viewer;
import linecard.calendar.Span;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static linecard.database.Columns.texts;

/// On which other days was sold what came back on some, and the other way round: returns are rated
/// where what they take back stands.
@Repository
class SoldElsewhere {

    private final JdbcClient sql;

    SoldElsewhere(JdbcClient sql) {
        this.sql = sql;
    }

    /// Some days of an agency.
    record Within(UUID agency, Span days) {}

    /// A day that is none of them.
    record Day(UUID agency, LocalDate on) {

        static Day read(ResultSet row, int number) throws SQLException {
            return new Day(row.getObject("agency", UUID.class),
                    row.getObject("day", LocalDate.class));
        }
    }

    /// Where it stands now what came back on those days.
    @Transactional(readOnly = true)
    List<Day> ofReturns(Viewer viewer, List<Within> asked) {
        return asked.isEmpty() ? List.of() : of(asked, """
                select distinct w.agency, v.booked_on as day
                from unnest(:agencies::uuid[], :froms::date[], :tos::date[])
                  as w (agency, from_day, to_day)
                join sales.share s
                  on s.agency_id = w.agency and s.kind = 'credit'
                 and s.booked_on >= w.from_day and s.booked_on < w.to_day
                join sales.document d
                  on d.organisation_id = s.organisation_id and d.id = s.document_id
                 and d.original_number <> ''
                left join sales.document o
                  on o.organisation_id = d.organisation_id and o.id = d.original_id
                cross join lateral (
                    select n.booked_on
                    from sales.document n
                    where n.organisation_id = d.organisation_id
                      and n.kind in ('invoice', 'order') and (o.id is null or n.kind = o.kind)
                      and n.number = d.original_number and n.reverses_id is null
                    order by n.kind, n.revision desc
                    limit 1) v
                where v.booked_on < w.from_day or v.booked_on >= w.to_day
                """);
    }

    /// Of what stood on those days and came back before them, or to another agency, or before it
    /// was here: when it came, and wherever it stood besides.
    @Transactional(readOnly = true)
    List<Day> ofStrays(Viewer viewer, List<Within> asked) {
        return asked.isEmpty() ? List.of() : of(asked, """
                select distinct w.agency, t.day
                from unnest(:agencies::uuid[], :froms::date[], :tos::date[])
                  as w (agency, from_day, to_day)
                join sales.share s on s.agency_id = w.agency and s.kind = 'credit'
                join sales.document d
                  on d.organisation_id = s.organisation_id and d.id = s.document_id
                 and d.original_number <> ''
                cross join lateral (
                    select array_agg(n.booked_on) as days,
                           bool_or(n.booked_on >= w.from_day and n.booked_on < w.to_day
                                   and (d.booked_on < w.from_day or d.original_id is null
                                        or not exists (
                                            select from sales.share z
                                            where z.document_id = n.id
                                              and z.agency_id = w.agency))) as strays
                    from sales.document n
                    where n.organisation_id = d.organisation_id
                      and n.kind in ('invoice', 'order')
                      and n.number = d.original_number and n.reverses_id is null) n
                cross join lateral unnest(n.days || d.booked_on) as t (day)
                where n.strays and (t.day < w.from_day or t.day >= w.to_day)
                """);
    }

    private List<Day> of(List<Within> asked, String question) {
        return sql.sql(question)
                .param("agencies", texts(asked, Within::agency))
                .param("froms", texts(asked, within -> within.days().from()))
                .param("tos", texts(asked, within -> within.days().to()))
                .query(Day::read)
                .list();
    }
}
