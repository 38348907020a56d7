package linecard.sales;

import linecard.access.Absent;
import linecard.access.Organisation;
import linecard.access.Viewer;
import linecard.api.Call;
import linecard.calendar.Span;
import linecard.money.Money;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import static linecard.database.Columns.texts;

/// Documents and their lines a slice at a time, in the order of their ids: for programs.
@Repository
class DocumentSlices {

    /// More lines or documents are not told at once.
    static final int MOST = 5_000;

    private static final int SECONDS = 60;

    private static final String ASKED = """
            d.kind = any(:kinds::text[])
              and d.booked_on >= :from and d.booked_on < :to
              and (:document::uuid is null or d.id = :document::uuid)
              and (:account::uuid is null or d.account_id = :account::uuid)
              and (:number = '' or strpos(lower(d.number), lower(:number)) > 0)
              and (not :byRep or exists (
                  select from sales.share s
                  where s.organisation_id = d.organisation_id and s.document_id = d.id
                    and s.rep_id is not distinct from :rep::uuid))
            """;

    private static final String HEADS = """
            select d.id, d.kind, d.number, d.revision, d.reverses_id, d.booked_on, d.account_id,
                   a.name as account, d.stated_rep_id, d.original_number, d.original_id,
                   d.net_minor, d.freight_minor, d.tax_minor, d.discount_minor, d.currency,
                   d.currency_net_minor, d.rate_nanos, d.cause, d.ordered_on, d.contract,
                   d.rate_millionths,
                   (select coalesce(sum(c.net_minor), 0)::bigint
                    from sales.credit c
                    where c.organisation_id = d.organisation_id and c.document_id = d.id
                      and (not :byRep or c.rep_id is not distinct from :rep::uuid)
                      and (:anyLine or c.product_line_id = any(:productLines::uuid[]))) as credited
            """;

    private final JdbcClient sql;

    DocumentSlices(JdbcClient sql) {
        this.sql = sql;
    }

    /// Which documents, or lines of which.
    ///
    /// @param number a part of the number, whatever its case; empty for any
    /// @param document this one only; null for any
    record Asked(
            Set<Kind> kinds, Scope scope, Span days, String number, @Nullable UUID document) {

        static Asked of(UUID document) {
            return new Asked(EnumSet.allOf(Kind.class), Scope.ALL, Call.EVER, "", document);
        }
    }

    @Transactional(readOnly = true, timeout = SECONDS)
    List<DocumentHead> documents(Viewer viewer, Asked asked, UUID after, int most) {
        return asked(viewer, asked, """
                with page as materialized (
                    select d.id
                    from sales.document d
                    where d.id > :after and %s
                      and (:anyLine or exists (
                          select from sales.line l
                          where l.organisation_id = d.organisation_id and l.document_id = d.id
                            and l.product_line_id = any(:productLines::uuid[])))
                    order by d.id
                    limit :most)
                %s
                from page p
                join sales.document d on d.id = p.id
                left join accounts.account a on a.id = d.account_id
                order by d.id
                """.formatted(ASKED, HEADS), after)
                .param("most", most)
                .query((row, _) -> head(viewer.organisation(), row))
                .list();
    }

    /// @throws Absent where it is not there for the viewer
    @Transactional(readOnly = true)
    DocumentHead of(Viewer viewer, UUID id) {
        return documents(viewer, Asked.of(id), new UUID(0, 0), 1).stream().findFirst()
                .orElseThrow(() -> new Absent("document"));
    }

    /// Those that take a document back: credits of its number, or a correction.
    @Transactional(readOnly = true)
    List<DocumentHead> takingBack(Viewer viewer, UUID id) {
        return asked(viewer, Asked.of(id), HEADS + """
                from sales.document o
                join sales.document d
                  on d.organisation_id = o.organisation_id
                 and (d.original_id = o.id or d.reverses_id = o.id
                      or d.kind = 'credit' and o.kind <> 'credit' and d.original_id is null
                         and d.original_number = o.number)
                left join accounts.account a on a.id = d.account_id
                where o.id = :document
                order by d.id
                limit :most
                """, id)
                .param("most", MOST)
                .query((row, _) -> head(viewer.organisation(), row))
                .list();
    }

    @Transactional(readOnly = true, timeout = SECONDS)
    List<DocumentLine> lines(Viewer viewer, Asked asked, UUID after, int place, int most) {
        return asked(viewer, asked, """
                select l.document_id, l.position, l.product_id, p.code as product_code,
                       l.product_line_id, coalesce(g.code, '') as line_code, l.quantity_milli,
                       l.net_minor, l.discount_minor,
                       case when (select access.staff()) then l.cost_minor end as cost_minor
                from sales.line l
                join sales.document d on d.organisation_id = l.organisation_id
                                     and d.id = l.document_id
                left join catalog.product p on p.id = l.product_id
                left join catalog.product_line g on g.id = l.product_line_id
                where (l.document_id, l.position) > (:after, :place) and %s
                  and (:anyLine or l.product_line_id = any(:productLines::uuid[]))
                order by l.document_id, l.position
                limit :most
                """.formatted(ASKED), after)
                .param("place", place)
                .param("most", most)
                .query((row, _) -> line(viewer.organisation(), row))
                .list();
    }

    private JdbcClient.StatementSpec asked(
            Viewer viewer, Asked asked, String statement, UUID after) {
        var scope = asked.scope();
        var rep = scope.repFor(viewer);
        return sql.sql(statement)
                .param("after", after)
                .param("kinds", texts(List.copyOf(asked.kinds()), Kind::code))
                .param("from", asked.days().from())
                .param("to", asked.days().to())
                .param("document", asked.document())
                .param("byRep", rep != null || scope.house())
                .param("rep", rep)
                .param("account", scope.account())
                .param("anyLine", scope.productLines().isEmpty())
                .param("productLines", texts(List.copyOf(scope.productLines()), id -> id))
                .param("number", asked.number());
    }

    private static DocumentHead head(Organisation of, ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        var stated = Stated.read(row);
        return new DocumentHead(
                row.getObject("id", UUID.class), Kind.of(row.getString("kind")),
                row.getString("number"), row.getInt("revision"),
                row.getObject("reverses_id", UUID.class),
                row.getObject("booked_on", LocalDate.class),
                row.getObject("account_id", UUID.class), row.getString("account"),
                row.getObject("stated_rep_id", UUID.class), row.getString("original_number"),
                row.getObject("original_id", UUID.class), stated.cause(), stated.orderedOn(),
                stated.contract(), stated.rate(), of.money(row.getLong("net_minor")),
                of.money(row.getLong("freight_minor")), of.money(row.getLong("tax_minor")),
                of.money(row.getLong("discount_minor")),
                currency == null ? null : new Money(
                        row.getLong("currency_net_minor"), Currency.getInstance(currency)),
                row.getObject("rate_nanos", Long.class), of.money(row.getLong("credited")));
    }

    private static DocumentLine line(Organisation of, ResultSet row) throws SQLException {
        var cost = row.getObject("cost_minor", Long.class);
        return new DocumentLine(
                row.getObject("document_id", UUID.class), row.getInt("position"),
                row.getObject("product_id", UUID.class), row.getString("product_code"),
                row.getObject("product_line_id", UUID.class), row.getString("line_code"),
                row.getLong("quantity_milli"), of.money(row.getLong("net_minor")),
                of.money(row.getLong("discount_minor")), cost == null ? null : of.money(cost));
    }
}
