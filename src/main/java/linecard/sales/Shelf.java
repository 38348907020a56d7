package linecard.sales;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.database.Paged;
import linecard.sales.Document.Credited;
import linecard.sales.Document.Found;
import linecard.sales.Document.Line;
import linecard.sales.Document.Row;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Finds documents and opens them.
@Repository
class Shelf {

    private final JdbcClient sql;

    Shelf(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those with a credit in the scope, by the credited rep, latest first.
    ///
    /// @param number a part of the number, whatever its case; empty for any
    Found find(Viewer viewer, Set<Kind> kinds, Scope scope, Span days, String number, int page) {
        record Total(long documents, long credited) {}
        var total = narrowed("""
                select count(*) as documents, coalesce(sum(c.net), 0)::bigint as credited
                from (select document_id, sum(net_minor) as net
                      from sales.credit
                      where booked_on >= :from and booked_on < :to
                        and kind = any(:kinds::text[])
                        and (:rep::uuid is null or rep_id = :rep::uuid)
                        and (not :house or rep_id is null)
                        and (:territory::uuid is null or territory_id = :territory::uuid)
                        and (:account::uuid is null or account_id = :account::uuid)
                        and (:anyLine or product_line_id = any(:productLines::uuid[]))
                      group by document_id) c
                where :number = ''
                   or c.document_id in (select id from sales.document
                                        where booked_on >= :from and booked_on < :to
                                          and strpos(lower(number), lower(:number)) > 0)
                """, kinds, scope, days, number)
                .query((row, _) -> new Total(row.getLong("documents"), row.getLong("credited")))
                .single();
        var rows = narrowed("""
                select d.id, d.kind, d.number, d.booked_on, d.account_id, a.name, d.net_minor,
                       c.net as credited
                from sales.document d
                join lateral (
                    select sum(net_minor)::bigint as net
                    from sales.credit
                    where document_id = d.id
                      and (:rep::uuid is null or rep_id = :rep::uuid)
                      and (not :house or rep_id is null)
                      and (:territory::uuid is null or territory_id = :territory::uuid)
                      and (:anyLine or product_line_id = any(:productLines::uuid[]))) c
                  on c.net is not null
                left join accounts.account a on a.id = d.account_id
                where d.booked_on >= :from and d.booked_on < :to
                  and d.kind = any(:kinds::text[])
                  and (:account::uuid is null or d.account_id = :account::uuid)
                  and (:number = '' or strpos(lower(d.number), lower(:number)) > 0)
                order by d.booked_on desc, d.number, d.id
                limit :size offset :offset
                """, kinds, scope, days, number)
                .param("size", Paged.SIZE)
                .param("offset", Paged.offset(page))
                .query(Shelf::row)
                .list();
        return new Found(new Paged<>(rows, page, total.documents()), total.credited());
    }

    private record Head(
            Row row, String originalNumber, @Nullable UUID original, @Nullable UUID statedRep) {}

    /// @throws Absent where it is not there for the viewer
    Document of(Viewer viewer, UUID id) {
        var head = head(id).orElseThrow(() -> new Absent("document"));
        var original = head.original() == null ? null
                : head(head.original()).map(Head::row).orElse(null);
        return new Document(
                head.row(), head.originalNumber(), original, head.statedRep(),
                lines(id), credits(id), returns(head.row()));
    }

    private Optional<Head> head(UUID id) {
        return sql.sql("""
                select d.id, d.kind, d.number, d.booked_on, d.account_id, a.name, d.net_minor,
                       d.net_minor as credited, d.original_number, d.original_id, d.stated_rep_id
                from sales.document d
                left join accounts.account a on a.id = d.account_id
                where d.id = :id
                """)
                .param("id", id)
                .query((row, number) -> new Head(
                        row(row, number), row.getString("original_number"),
                        row.getObject("original_id", UUID.class),
                        row.getObject("stated_rep_id", UUID.class)))
                .optional();
    }

    /// The credits that found this document when they were booked, and those that came before it.
    private List<Row> returns(Row of) {
        return sql.sql("""
                select d.id, d.kind, d.number, d.booked_on, d.account_id, a.name, d.net_minor,
                       d.net_minor as credited
                from sales.document d
                left join accounts.account a on a.id = d.account_id
                where d.kind = 'credit' and d.original_number = :number
                  and (d.original_id = :document
                       or d.original_id is null and :kind <> 'credit')
                order by d.booked_on, d.number
                limit 200
                """)
                .param("document", of.id())
                .param("number", of.number())
                .param("kind", of.kind().code())
                .query(Shelf::row)
                .list();
    }

    private List<Line> lines(UUID document) {
        return sql.sql("""
                select p.code, p.name, coalesce(g.name, '') as line, l.quantity_milli, l.net_minor
                from sales.line l
                left join catalog.product p on p.id = l.product_id
                left join catalog.product_line g on g.id = l.product_line_id
                where l.document_id = :document
                order by l.position
                limit 5000
                """)
                .param("document", document)
                .query((row, _) -> new Line(
                        row.getString("code"), row.getString("name"), row.getString("line"),
                        row.getLong("quantity_milli"), row.getLong("net_minor")))
                .list();
    }

    private List<Credited> credits(UUID document) {
        return sql.sql("""
                select rep_id, max(share_millionths) as share, sum(net_minor)::bigint as net
                from sales.credit
                where document_id = :document
                group by rep_id
                order by min(id)
                """)
                .param("document", document)
                .query((row, _) -> new Credited(row.getObject("rep_id", UUID.class),
                        row.getLong("share"), row.getLong("net")))
                .list();
    }

    private JdbcClient.StatementSpec narrowed(
            String statement, Set<Kind> kinds, Scope scope, Span days, String number) {
        return sql.sql(statement)
                .param("kinds", Column.of(List.copyOf(kinds), Kind::code))
                .param("from", days.from())
                .param("to", days.to())
                .param("rep", scope.rep())
                .param("house", scope.house())
                .param("territory", scope.territory())
                .param("account", scope.account())
                .param("anyLine", scope.productLines().isEmpty())
                .param("productLines", Column.of(List.copyOf(scope.productLines()), id -> id))
                .param("number", number);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class), Kind.of(row.getString("kind")),
                row.getString("number"), row.getObject("booked_on", LocalDate.class),
                row.getObject("account_id", UUID.class), row.getString("name"),
                row.getLong("net_minor"), row.getLong("credited"));
    }
}
