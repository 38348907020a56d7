package linecard.sales;

import linecard.access.Viewer;
import linecard.calendar.Span;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import static linecard.database.Columns.texts;

/// All documents and lines of a list, one after the other, however many: for files.
@Repository
class Listings {

    private static final int FETCHED = 2_000;
    private static final int SECONDS = 120;

    /// The credits that a list speaks of, as [Shelf] finds them.
    private static final String CREDITS = """
            from sales.credit
            where booked_on >= :from and booked_on < :to
              and kind = any(:kinds::text[])
              and (:everyDocument or document_id = :document)
              and (:rep::uuid is null or rep_id = :rep::uuid)
              and (:agency::uuid is null or agency_id = :agency::uuid)
              and (not :house or rep_id is null)
              and (:account::uuid is null or account_id = :account::uuid)
              and (:anyLine or product_line_id = any(:productLines::uuid[]))
              and (:number = ''
                   or document_id in (
                       select id
                       from sales.document
                       where booked_on >= :from and booked_on < :to
                         and case when :begins
                             then number ^@ :number or number ^@ upper(:number)
                             else strpos(lower(number), lower(:number)) > 0 end))
            """;

    private final JdbcClient sql;
    private final DocumentNumbers numbers;

    Listings(JdbcClient sql, DocumentNumbers numbers) {
        this.sql = sql;
        this.numbers = numbers;
    }

    /// What is asked for.
    ///
    /// @param document this one only; null for any
    /// @param number as [DocumentNumbers] takes it
    record Asked(
            Set<Kind> kinds, Scope scope, Span days, String number, @Nullable UUID document) {

        static Asked of(DocumentFilter filter, Viewer viewer, Set<UUID> lines) {
            return new Asked(filter.kinds(viewer.organisation()), filter.scope(lines),
                    filter.days(), filter.number(), null);
        }

        static Asked of(Document document) {
            var day = document.head().bookedOn();
            return new Asked(Set.of(document.head().kind()), Scope.ALL,
                    new Span(day, day.plusDays(1)), "", document.head().id());
        }
    }

    /// Latest first, as the list on the screen.
    @Transactional(readOnly = true, timeout = SECONDS)
    void documents(Viewer viewer, Asked asked, Consumer<? super Listed.Document> taker) {
        credits("""
                with found as materialized (
                    select document_id, booked_on, sum(net_minor)::bigint as net
                    %s
                    group by document_id, booked_on)
                select d.kind, d.number, d.booked_on, coalesce(a.code, '') as account_code,
                       coalesce(a.name, '') as account, d.original_number, d.net_minor,
                       d.cause, d.ordered_on, d.contract, d.rate_millionths, f.net as credited
                from found f
                join sales.document d on d.id = f.document_id
                left join accounts.account a on a.id = d.account_id
                order by f.booked_on desc, f.document_id desc
                """, viewer, asked)
                .query((RowCallbackHandler) row -> taker.accept(new Listed.Document(
                        Kind.of(row.getString("kind")), row.getString("number"),
                        row.getObject("booked_on", LocalDate.class),
                        row.getString("account_code"), row.getString("account"),
                        row.getString("original_number"), Stated.read(row),
                        row.getLong("net_minor"), row.getLong("credited"))));
    }

    /// By document, latest first, and by their place in it. What a line cost is for staff only.
    @Transactional(readOnly = true, timeout = SECONDS)
    void lines(Viewer viewer, Asked asked, Consumer<? super Listed.Line> taker) {
        credits("""
                with found as materialized (
                    select document_id, position, booked_on, sum(net_minor)::bigint as net
                    %s
                    group by document_id, position, booked_on)
                select d.kind, d.number, d.booked_on, coalesce(a.code, '') as account_code,
                       coalesce(a.name, '') as account, d.original_number, l.position,
                       d.cause, d.ordered_on, d.contract, d.rate_millionths,
                       coalesce(r.code, '') as rep_code, coalesce(p.code, '') as product_code,
                       coalesce(p.name, '') as product, coalesce(g.code, '') as line_code,
                       coalesce(g.name, '') as line, l.quantity_milli, l.net_minor,
                       case when (select access.staff()) then l.cost_minor end as cost_minor,
                       f.net as credited
                from found f
                join sales.line l on l.document_id = f.document_id and l.position = f.position
                join sales.document d on d.id = f.document_id
                left join accounts.account a on a.id = d.account_id
                left join people.rep r on r.id = d.stated_rep_id
                left join catalog.product p on p.id = l.product_id
                left join catalog.product_line g on g.id = l.product_line_id
                order by f.booked_on desc, f.document_id desc, l.position
                """, viewer, asked)
                .query((RowCallbackHandler) row -> taker.accept(line(row)));
    }

    private JdbcClient.StatementSpec credits(String statement, Viewer viewer, Asked asked) {
        var scope = asked.scope();
        return sql.sql(statement.formatted(CREDITS))
                .withFetchSize(FETCHED)
                .param("kinds", texts(List.copyOf(asked.kinds()), Kind::code))
                .param("from", asked.days().from())
                .param("to", asked.days().to())
                .param("everyDocument", asked.document() == null)
                .param("document", asked.document())
                .param("rep", scope.repFor(viewer))
                .param("agency", Scope.agencyFor(viewer))
                .param("house", scope.house())
                .param("account", scope.account())
                .param("anyLine", scope.productLines().isEmpty())
                .param("productLines", texts(List.copyOf(scope.productLines()), id -> id))
                .param("begins", numbers.begins(asked.number(), asked.days()))
                .param("number", asked.number());
    }

    private static Listed.Line line(ResultSet row) throws SQLException {
        return new Listed.Line(
                Kind.of(row.getString("kind")), row.getString("number"),
                row.getObject("booked_on", LocalDate.class), row.getString("account_code"),
                row.getString("account"), row.getString("original_number"),
                Stated.read(row), row.getInt("position"), row.getString("rep_code"),
                row.getString("product_code"), row.getString("product"),
                row.getString("line_code"), row.getString("line"),
                row.getLong("quantity_milli"), row.getLong("net_minor"),
                row.getObject("cost_minor", Long.class), row.getLong("credited"));
    }
}
