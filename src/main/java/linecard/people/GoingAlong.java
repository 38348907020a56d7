package linecard.people;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.UUID;

/// Rows of one table, of which some go along when what they name is merged into another.
public abstract class GoingAlong<T> implements Belongings<T> {

    private final JdbcClient sql;
    private final String key;
    private final String count;
    private final String move;

    /// @param key words key of such rows
    /// @param column names the record that may be merged
    /// @param going which go along, of a row `r`
    protected GoingAlong(
            JdbcClient sql, String key, String table, String column, String going) {
        this.sql = sql;
        this.key = key;
        this.count = """
                select count(*) filter (where %3$s) as moves, count(*) as rows
                from %1$s r
                where r.%2$s = :record
                """.formatted(table, column, going);
        this.move = """
                update %1$s r
                set %2$s = :kept, version = r.version + 1
                where r.%2$s = :gone and %3$s
                """.formatted(table, column, going);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Kept> of(Viewer viewer, UUID record) {
        return sql.sql(count)
                .param("record", record)
                .query((row, _) -> List.of(new Kept(key, row.getLong("moves"),
                        row.getLong("rows") - row.getLong("moves"))))
                .single();
    }

    @Override
    @Transactional
    public void move(Viewer viewer, UUID gone, UUID kept) {
        sql.sql(move)
                .param("gone", gone)
                .param("kept", kept)
                .update();
    }
}
