package linecard.signals;

import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.detecting.Sold;
import linecard.sales.Kind;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What the principal sold where it had left the market to an agency: documents of a territory and
/// of product lines for which an agreement gives the sole right on that day, and which do not
/// credit that agency with any part.
@Repository
class SoleRights {

    private static final int SECONDS = 300;

    private final JdbcClient sql;

    SoleRights(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true, timeout = SECONDS)
    List<Sold> broken(Viewer viewer, Span days) {
        return sql.sql("""
                with recursive sole as materialized (
                    select g.id, g.agency_id, g.valid, g.territory_id, t.name as territory
                    from people.agreement g
                    join people.territory t on t.id = g.territory_id
                    where g.exclusive and g.valid && daterange(:from, :to)),
                covered as (
                    select l.agreement_id, l.product_line_id
                    from people.agreement_line l
                    where l.agreement_id in (select id from sole)
                    union
                    select c.agreement_id, p.id
                    from covered c
                    join catalog.product_line p on p.parent_id = c.product_line_id),
                sold as (
                    select o.id, o.agency_id, o.valid, o.territory, s.document_id, s.account_id,
                           s.agency_id as by_agency, s.booked_on, s.net_minor
                    from sole o
                    join sales.share s on s.territory_id = o.territory_id
                    where s.booked_on >= :from and s.booked_on < :to
                      and o.valid @> s.booked_on and s.kind = :counted and not s.reversal
                      and s.net_minor > 0 and s.agency_id is distinct from o.agency_id
                      and not exists (
                          select from sales.share own
                          where own.document_id = s.document_id and own.agency_id = o.agency_id)
                      and not exists (
                          select from sales.document d
                          where d.organisation_id = s.organisation_id
                            and d.reverses_id = s.document_id)
                      and (not exists (select from covered c where c.agreement_id = o.id)
                           or exists (
                               select from sales.line l
                               join covered c on c.agreement_id = o.id
                                             and c.product_line_id = l.product_line_id
                               where l.document_id = s.document_id)))
                select s.id, s.agency_id, lower(s.valid) as since, s.territory, s.account_id,
                       a.house, s.by_agency, coalesce(b.name, '') as by_name,
                       count(distinct s.document_id) as documents, sum(s.net_minor) as net,
                       min(s.booked_on) as first, max(s.booked_on) as last
                from sold s
                join accounts.account a on a.id = s.account_id
                left join people.agency b on b.id = s.by_agency
                group by s.id, s.agency_id, s.valid, s.territory, s.account_id, a.house,
                         s.by_agency, b.name
                order by net desc
                """)
                .param("from", days.from())
                .param("to", days.to())
                .param("counted", Kind.counted(viewer.organisation()).code())
                .query((row, _) -> new Sold(row.getObject("agency_id", UUID.class),
                        row.getObject("id", UUID.class), row.getObject("since", LocalDate.class),
                        row.getString("territory"), row.getObject("account_id", UUID.class),
                        row.getBoolean("house"), row.getObject("by_agency", UUID.class),
                        row.getString("by_name"), row.getInt("documents"), row.getLong("net"),
                        row.getObject("first", LocalDate.class),
                        row.getObject("last", LocalDate.class)))
                .list();
    }
}
