package linecard.exchange;

import linecard.access.Viewer;
import linecard.database.Paged;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import static linecard.database.Columns.texts;

/// The rows of each import that were not taken, and why.
@Repository
class RejectedRows {

    static final int GROUPS = 20;
    private static final int FETCHED = 500;

    private final JdbcClient sql;

    RejectedRows(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional
    void clear(Viewer viewer, UUID source) {
        sql.sql("delete from exchange.rejected_row where import_id = :import")
                .param("import", source)
                .update();
    }

    @Transactional
    void add(Viewer viewer, Import source, List<RejectedRow> rows) {
        sql.sql("""
                insert into exchange.rejected_row
                    (organisation_id, import_id, row_number, field, problem_key, problem_args,
                     cells, value)
                select :organisation, :import, number, field, key, arguments::jsonb, cells::jsonb,
                       value
                from unnest(:numbers::bigint[], :fields::text[], :keys::text[],
                            :arguments::text[], :cells::text[], :values::text[])
                     as row (number, field, key, arguments, cells, value)
                """)
                .param("organisation", viewer.organisation().id())
                .param("import", source.id())
                .param("values", texts(rows, row -> row.value(source)))
                .param("numbers", rows.stream().map(RejectedRow::number).toArray(Long[]::new))
                .param("fields", texts(rows, row -> row.rejection().field()))
                .param("keys", texts(rows, row -> row.rejection().key()))
                .param("arguments", texts(rows, row -> row.rejection().kept()))
                .param("cells", texts(rows, row -> Json.text(row.cells())))
                .update();
    }

    /// What they were refused for, the most frequent first, with how many there are of each.
    @Transactional(readOnly = true)
    List<RejectedGroup> groups(Viewer viewer, UUID source) {
        return sql.sql("""
                select g.problem_key, g.field, g.value, g.count, r.problem_args
                from (select problem_key, field, value, count(*) as count, min(id) as example
                      from exchange.rejected_row
                      where import_id = :import
                      group by problem_key, field, value
                      order by count(*) desc, problem_key, field, value
                      limit :most) g
                join exchange.rejected_row r on r.id = g.example
                order by g.count desc, g.problem_key, g.field, g.value
                """)
                .param("import", source)
                .param("most", GROUPS + 1)
                .query((row, n) -> new RejectedGroup(
                        rejection(row), row.getString("value"), row.getLong("count")))
                .list();
    }

    /// A page of them, in the order of the file.
    @Transactional(readOnly = true)
    Paged<RejectedRow> page(Viewer viewer, UUID source, RejectedGroup.Asked asked, int number) {
        var total = asked(asked, source, """
                select count(*) from exchange.rejected_row
                """, "").query(Long.class).single();
        var rows = asked(asked, source, """
                select row_number, field, problem_key, problem_args, cells
                from exchange.rejected_row
                """, "order by row_number, id limit :size offset :offset")
                .param("size", Paged.SIZE)
                .param("offset", Paged.offset(number))
                .query(RejectedRows::read)
                .list();
        return new Paged<>(rows, number, total);
    }

    private JdbcClient.StatementSpec asked(
            RejectedGroup.Asked asked, UUID source, String what, String order) {
        return sql.sql("""
                %s where import_id = :import
                  and (:everyKey or problem_key = :key and field = :field and value = :value)
                %s
                """.formatted(what, order))
                .param("import", source)
                .param("everyKey", asked.key().isEmpty())
                .param("key", asked.key())
                .param("field", asked.field())
                .param("value", asked.value());
    }

    /// Hands all of them on, one after the other.
    @Transactional(readOnly = true)
    void each(Viewer viewer, UUID source, Consumer<RejectedRow> taker) {
        sql.sql("""
                select row_number, field, problem_key, problem_args, cells
                from exchange.rejected_row
                where import_id = :import
                order by row_number, id
                """)
                .withFetchSize(FETCHED)
                .param("import", source)
                .query((RowCallbackHandler) row -> taker.accept(read(row, 0)));
    }

    private static RejectedRow read(ResultSet row, int n) throws SQLException {
        return new RejectedRow(
                row.getLong("row_number"), rejection(row), Json.texts(row.getString("cells")));
    }

    private static Rejection rejection(ResultSet row) throws SQLException {
        return Rejection.read(row.getString("field"), row.getString("problem_key"),
                row.getString("problem_args"));
    }
}
