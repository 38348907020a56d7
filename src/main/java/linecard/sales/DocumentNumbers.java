package linecard.sales;

import linecard.calendar.Span;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.util.List;
import java.util.UUID;

/// Finds documents by what is typed of their number: what it begins with or, where none begins so,
/// what it has somewhere within. The index finds beginnings only.
@Repository
class DocumentNumbers {

    private static final int MOST = 5_000;

    private static final String BEGINS = """
            (number collate "C" ^@ :number or number collate "C" ^@ upper(:number))""";

    private final JdbcClient sql;

    DocumentNumbers(JdbcClient sql) {
        this.sql = sql;
    }

    /// The latest documents of those days with such a number, 5,000 at most; none where nothing is
    /// typed.
    List<UUID> latest(String number, Span days) {
        if (number.isEmpty()) return List.of();
        var begun = latest(BEGINS, number, days);
        return begun.isEmpty()
                ? latest("strpos(lower(number), lower(:number)) > 0", number, days) : begun;
    }

    private List<UUID> latest(String condition, String number, Span days) {
        return sql.sql("""
                select id
                from sales.document
                where booked_on >= :from and booked_on < :to and %s
                order by booked_on desc, id desc
                limit :most
                """.formatted(condition))
                .param("from", days.from())
                .param("to", days.to())
                .param("number", number)
                .param("most", MOST)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /// Whether any document of those days has a number that begins so.
    boolean begins(String number, Span days) {
        return !number.isEmpty() && sql.sql("""
                select exists (select
                               from sales.document
                               where booked_on >= :from and booked_on < :to and %s)
                """.formatted(BEGINS))
                .param("from", days.from())
                .param("to", days.to())
                .param("number", number)
                .query(Boolean.class)
                .single();
    }
}
