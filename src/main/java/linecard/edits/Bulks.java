package linecard.edits;

import linecard.access.Absent;
import linecard.access.History.Mark;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.edits.Bulk.Counts;
import linecard.edits.Bulk.State;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// The changes of many records at once, and the SQL that keeps them.
@Repository
class Bulks {

    private final JdbcClient sql;

    Bulks(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    Bulk of(Viewer viewer, UUID id) {
        return sql.sql("""
                select b.id, b.made_at, b.list, b.what, b.value, b.picked, b.query, b.state,
                       b.changed, b.kept, b.refused, b.transaction, b.first_entry,
                       b.last_entry, b.job_id, b.version
                from edits.bulk b
                where b.id = :id
                """)
                .param("id", id)
                .query(Bulks::read)
                .optional()
                .orElseThrow(() -> new Absent("bulk"));
    }

    @Transactional
    void add(Viewer viewer, UUID id, String list, BulkForm.Proposed proposed) {
        var picked = proposed.picked();
        sql.sql("""
                insert into edits.bulk (id, organisation_id, list, what, value, picked, query)
                values (:id, :organisation, :list, :what, :value, cast(:picked as uuid[]), :query)
                """)
                .param("id", id)
                .param("organisation", viewer.organisation().id())
                .param("list", list)
                .param("what", proposed.what())
                .param("value", proposed.value())
                .param("picked", picked.isEmpty() ? null : picked.toArray(UUID[]::new))
                .param("query", proposed.query())
                .update();
    }

    /// @throws Stale where it went on meanwhile
    @Transactional
    void goOn(Viewer viewer, Bulk from, State to, @Nullable UUID job) {
        changed(sql.sql("""
                update edits.bulk
                set state = :state, job_id = coalesce(:job, job_id), version = version + 1
                where id = :id and version = :version
                """)
                .param("state", to.code())
                .param("job", job)
                .param("id", from.id())
                .param("version", from.version())
                .update());
    }

    /// @throws Stale where it went on meanwhile
    @Transactional
    void applied(Viewer viewer, Bulk from, Counts counts, Mark trace) {
        changed(sql.sql("""
                update edits.bulk
                set state = 'applied', changed = :changed, kept = :kept, refused = :refused,
                    transaction = :transaction, first_entry = :first, last_entry = :last,
                    version = version + 1
                where id = :id and version = :version
                """)
                .param("changed", counts.changed())
                .param("kept", counts.kept())
                .param("refused", counts.refused())
                .param("transaction", trace.transaction())
                .param("first", trace.first())
                .param("last", trace.last())
                .param("id", from.id())
                .param("version", from.version())
                .update());
    }

    private static void changed(int rows) {
        if (rows == 0) throw new Stale("bulk");
    }

    private static Bulk read(ResultSet row, int number) throws SQLException {
        var picked = row.getArray("picked");
        long transaction = row.getLong("transaction");
        var trace = row.wasNull() ? null : new Mark(transaction, row.getLong("first_entry"),
                row.getLong("last_entry"));
        return new Bulk(row.getObject("id", UUID.class), row.getTimestamp("made_at").toInstant(),
                row.getString("list"), row.getString("what"), row.getString("value"),
                picked == null ? List.of() : Arrays.asList((UUID[]) picked.getArray()),
                row.getString("query"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                new Counts(row.getInt("changed"), row.getInt("kept"), row.getInt("refused")),
                trace, row.getObject("job_id", UUID.class), row.getInt("version"));
    }
}
