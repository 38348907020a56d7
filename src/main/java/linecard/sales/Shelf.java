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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import static linecard.database.Columns.texts;

/// Finds documents and opens them.
@Repository
class Shelf {

    /// Counted exactly up to so many documents; a page further down is counted up to its end.
    private static final int MOST_COUNTED = 1_000;
    /// Behind every letter.
    private static final String LAST = "\uDBFF\uDFFF";
    /// What [#row] reads of a document `d` at an account `a`, beside what is credited of it.
    private static final String ROW = """
            d.id, d.kind, d.number, d.booked_on, d.account_id, a.name, d.net_minor,
            d.reverses_id is not null as reversal,
            exists (select from sales.document z
                    where z.organisation_id = d.organisation_id
                      and z.reverses_id = d.id) as reversed
            """;
    /// The same, all of it credited.
    private static final String WHOLE = "d.net_minor as credited, " + ROW;

    private final JdbcClient sql;
    private final Facts facts;
    private final PaymentShelf payments;
    private final DocumentNumbers numbers;

    Shelf(JdbcClient sql, Facts facts, PaymentShelf payments, DocumentNumbers numbers) {
        this.sql = sql;
        this.facts = facts;
        this.payments = payments;
        this.numbers = numbers;
    }

    /// Those with a credit in the scope, by the credited rep, latest first, and of one day the one
    /// booked last first.
    ///
    /// @param number what a number begins with, or where none begins so, a part of it; empty for
    ///        any
    Found find(Viewer viewer, Set<Kind> kinds, Scope scope, Span days, String number, int page) {
        int most = Math.max(MOST_COUNTED, Paged.offset(page) + Paged.SIZE) + 1;
        var total = new long[2];
        var rows = new ArrayList<Row>();
        // lines only where a product line is asked for
        sql.sql("""
                with found as materialized (
                    select document_id, booked_on, sum(net_minor) as net
                    from %s
                    where booked_on >= :from and booked_on < :to
                      and kind = any(:kinds::text[])
                      and (:rep::uuid is null or rep_id = :rep::uuid)
                      and (:agency::uuid is null or agency_id = :agency::uuid)
                      and (not :house or rep_id is null)
                      and (:territory::uuid is null or territory_id = :territory::uuid)
                      and (:account::uuid is null or account_id = :account::uuid)
                      %s
                      and (:number = '' or document_id = any(:numbered::uuid[]))
                    group by booked_on, document_id
                    order by booked_on desc, document_id desc
                    limit :most),
                page as (
                    select document_id, net
                    from found
                    order by booked_on desc, document_id desc
                    limit :size offset :offset)
                select t.documents, t.net as total, p.net as credited, %s
                from (select count(*) as documents, coalesce(sum(net), 0) as net from found) t
                left join page p on true
                left join sales.document d on d.id = p.document_id
                left join accounts.account a on a.id = d.account_id
                order by d.booked_on desc, d.id desc
                """.formatted(
                        scope.productLines().isEmpty() ? "sales.share" : "sales.credit",
                        scope.productLines().isEmpty() ? ""
                                : "and product_line_id = any(:productLines::uuid[])", ROW))
                .param("kinds", texts(List.copyOf(kinds), Kind::code))
                .param("from", days.from())
                .param("to", days.to())
                .param("rep", scope.repFor(viewer))
                .param("agency", Scope.agencyFor(viewer))
                .param("house", scope.house())
                .param("territory", scope.territory())
                .param("account", scope.account())
                .param("productLines", texts(List.copyOf(scope.productLines()), id -> id))
                .param("number", number)
                .param("numbered", texts(numbers.latest(number, days), id -> id))
                .param("most", most)
                .param("size", Paged.SIZE)
                .param("offset", Paged.offset(page))
                .query(row -> {
                    total[0] = row.getLong("documents");
                    total[1] = row.getLong("total");
                    if (row.getString("kind") != null) rows.add(row(row, 0));
                });
        if (total[0] < most) return new Found(new Paged<>(rows, page, total[0]), false, total[1]);
        return new Found(new Paged<>(rows, page, most - 1), true,
                number.isEmpty() ? facts.net(viewer, kinds, scope, days) : null);
    }

    /// Those whose number begins so, in the letters as typed or in capitals. From where to where is
    /// said besides, for plans that know no start: by that alone they go by the numbers' index.
    List<Row> numbered(Viewer viewer, String start, int most) {
        return sql.sql("select " + WHOLE + """
                from (select :start as first union select upper(:start)) s
                cross join lateral (
                    select n.*
                    from sales.document n
                    where n.number collate "C" >= s.first
                      and n.number collate "C" <= s.first || :last
                      and n.number collate "C" ^@ s.first
                    order by n.number collate "C", n.kind
                    limit :most) d
                left join accounts.account a on a.id = d.account_id
                order by d.number collate "C", d.kind
                limit :most
                """)
                .param("start", start)
                .param("last", LAST)
                .param("most", most)
                .query(Shelf::row)
                .list();
    }

    private record Head(
            Row row, String originalNumber, @Nullable UUID original, @Nullable UUID statedRep,
            Stated stated, Document.Beside beside) {}

    /// @throws Absent where it is not there for the viewer
    Document of(Viewer viewer, UUID id) {
        var head = head(id).orElseThrow(() -> new Absent("document"));
        var original = head.original() == null ? null
                : head(head.original()).map(Head::row).orElse(null);
        return new Document(
                head.row(), head.originalNumber(), original, head.statedRep(), head.stated(),
                head.beside(), corrections(id), lines(id), credits(id), returns(head.row()),
                head.row().kind() == Kind.INVOICE ? payments.paid(head.row().number()) : null);
    }

    private Optional<Head> head(UUID id) {
        return sql.sql("""
                select d.original_number, d.original_id, d.stated_rep_id, d.currency,
                       d.currency_net_minor, d.rate_nanos, d.freight_minor, d.tax_minor,
                       d.discount_minor, d.cause, d.ordered_on, d.contract, d.rate_millionths,
                """ + WHOLE + """
                from sales.document d
                left join accounts.account a on a.id = d.account_id
                where d.id = :id
                """)
                .param("id", id)
                .query((row, number) -> new Head(
                        row(row, number), row.getString("original_number"),
                        row.getObject("original_id", UUID.class),
                        row.getObject("stated_rep_id", UUID.class), Stated.read(row),
                        new Document.Beside(
                                Foreign.read(row, "currency_net_minor"),
                                row.getLong("freight_minor"), row.getLong("tax_minor"),
                                row.getLong("discount_minor"))))
                .optional();
    }

    private Document.Corrections corrections(UUID id) {
        var around = new HashMap<String, UUID>();
        sql.sql("""
                select d.reverses_id as takes_back, r.id as taken_back_by,
                       case when d.reverses_id is null then d.replaced_id end as replaces,
                       case when n.id <> d.id and n.reverses_id is null then n.id end as now
                from sales.document d
                left join sales.document r
                  on r.organisation_id = d.organisation_id and r.reverses_id = d.id
                left join lateral (
                    select l.id, l.reverses_id
                    from sales.document l
                    where l.organisation_id = d.organisation_id and l.kind = d.kind
                      and l.number = d.number
                    order by l.revision desc
                    limit 1) n on true
                where d.id = :id
                """)
                .param("id", id)
                .query(row -> {
                    for (var what : List.of("takes_back", "taken_back_by", "replaces", "now")) {
                        var other = row.getObject(what, UUID.class);
                        if (other != null) around.put(what, other);
                    }
                });
        return new Document.Corrections(
                row(around.get("takes_back")), row(around.get("taken_back_by")),
                row(around.get("replaces")), row(around.get("now")));
    }

    private @Nullable Row row(@Nullable UUID id) {
        return id == null ? null : head(id).map(Head::row).orElse(null);
    }

    /// The credits that found this document when they were booked, or what stood under its number
    /// before or since, and those that came before it.
    private List<Row> returns(Row of) {
        return sql.sql("select " + WHOLE + """
                from sales.document d
                left join accounts.account a on a.id = d.account_id
                where d.kind = 'credit' and d.original_number = :number
                  and (d.original_id in (select o.id from sales.document o
                                         where o.kind = :kind and o.number = :number)
                       or d.original_id is null and :kind <> 'credit')
                order by d.booked_on, d.number
                """)
                .param("number", of.number())
                .param("kind", of.kind().code())
                .query(Shelf::row)
                .list();
    }

    private List<Line> lines(UUID document) {
        return sql.sql("""
                select p.code, p.name, coalesce(g.name, '') as line, l.quantity_milli, l.net_minor,
                       l.discount_minor
                from sales.line l
                left join catalog.product p on p.id = l.product_id
                left join catalog.product_line g on g.id = l.product_line_id
                where l.document_id = :document
                order by l.position
                """)
                .param("document", document)
                .query((row, _) -> new Line(
                        row.getString("code"), row.getString("name"), row.getString("line"),
                        row.getLong("quantity_milli"), row.getLong("net_minor"),
                        row.getLong("discount_minor")))
                .list();
    }

    private List<Credited> credits(UUID document) {
        return sql.sql("""
                select rep_id, share_millionths as share, net_minor as net
                from sales.share
                where document_id = :document
                order by place
                """)
                .param("document", document)
                .query((row, _) -> new Credited(row.getObject("rep_id", UUID.class),
                        row.getLong("share"), row.getLong("net")))
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class), Kind.of(row.getString("kind")),
                row.getString("number"), row.getObject("booked_on", LocalDate.class),
                row.getObject("account_id", UUID.class), row.getString("name"),
                row.getLong("net_minor"), row.getLong("credited"),
                row.getBoolean("reversal"), row.getBoolean("reversed"));
    }
}
