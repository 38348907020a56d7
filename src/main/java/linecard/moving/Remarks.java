package linecard.moving;

import linecard.access.Viewer;
import linecard.exchange.Json;
import linecard.exchange.Rejection;

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

/// The rows of each move that are not taken, or not all of them, and why.
@Repository
class Remarks {

    static final int GROUPS = 40;
    private static final int FETCHED = 500;
    private static final int BATCH = 500;

    /// Rows that are told of for the same reason.
    ///
    /// @param example one of those reasons in full
    record Group(int table, String subject, boolean isTaken, Rejection example, long rows) {}

    private final JdbcClient sql;

    Remarks(JdbcClient sql) {
        this.sql = sql;
    }

    /// Keeps these, and none of those before.
    @Transactional
    void keep(Viewer viewer, UUID move, List<Remark> remarks) {
        sql.sql("delete from moving.remark where move_id = :move").param("move", move).update();
        for (int from = 0; from < remarks.size(); from += BATCH) {
            add(viewer, move, remarks.subList(from, Math.min(from + BATCH, remarks.size())));
        }
    }

    private void add(Viewer viewer, UUID move, List<Remark> remarks) {
        sql.sql("""
                insert into moving.remark
                    (organisation_id, move_id, place, row_number, subject, taken, field,
                     problem_key, problem_args, cells)
                select :organisation, :move, place, number, subject, taken, field, key,
                       arguments::jsonb, cells::jsonb
                from unnest(:places::integer[], :numbers::bigint[], :subjects::text[],
                            :taken::boolean[], :fields::text[], :keys::text[],
                            :arguments::text[], :cells::text[])
                     as row (place, number, subject, taken, field, key, arguments, cells)
                """)
                .param("organisation", viewer.organisation().id())
                .param("move", move)
                .param("places", remarks.stream().map(Remark::table).toArray(Integer[]::new))
                .param("numbers", remarks.stream().map(Remark::row).toArray(Long[]::new))
                .param("subjects", texts(remarks, Remark::subject))
                .param("taken", remarks.stream().map(Remark::isTaken).toArray(Boolean[]::new))
                .param("fields", texts(remarks, one -> one.why().field()))
                .param("keys", texts(remarks, one -> one.why().key()))
                .param("arguments", texts(remarks, one -> Json.text(one.why().arguments())))
                .param("cells", texts(remarks, one -> Json.text(one.cells())))
                .update();
    }

    /// The reasons by table, the most frequent first, with how many rows have each.
    @Transactional(readOnly = true)
    List<Group> groups(Viewer viewer, UUID move) {
        return sql.sql("""
                select g.place, g.subject, g.taken, g.problem_key, g.field, g.rows,
                       r.problem_args
                from (select place, subject, taken, problem_key, field, count(*) as rows,
                             min(id) as example
                      from moving.remark
                      where move_id = :move
                      group by place, subject, taken, problem_key, field
                      order by count(*) desc, place, problem_key
                      limit :most) g
                join moving.remark r on r.id = g.example
                order by g.taken, g.rows desc, g.place, g.problem_key
                """)
                .param("move", move)
                .param("most", GROUPS)
                .query((row, _) -> new Group(row.getInt("place"), row.getString("subject"),
                        row.getBoolean("taken"), why(row), row.getLong("rows")))
                .list();
    }

    /// Hands on those of a table, one after the other.
    @Transactional(readOnly = true)
    void each(Viewer viewer, UUID move, int table, Consumer<? super Remark> taker) {
        sql.sql("""
                select place, row_number, subject, taken, field, problem_key, problem_args, cells
                from moving.remark
                where move_id = :move and place = :table
                order by row_number, id
                """)
                .withFetchSize(FETCHED)
                .param("move", move)
                .param("table", table)
                .query((RowCallbackHandler) row -> taker.accept(new Remark(
                        row.getInt("place"), row.getLong("row_number"), row.getString("subject"),
                        row.getBoolean("taken"), why(row),
                        Json.texts(row.getString("cells")))));
    }

    private static Rejection why(ResultSet row) throws SQLException {
        return new Rejection(row.getString("field"), row.getString("problem_key"),
                Json.values(row.getString("problem_args")));
    }
}
