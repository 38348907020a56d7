package linecard.pipeline;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.Batches;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/// Why possible sales are lost, and the SQL that keeps it.
@Repository
public class LossReasons {

    private static final String REASON = """
            select r.id, r.name, r.position, r.archived_at is not null as archived, r.version
            from pipeline.loss_reason r
            """;

    private final JdbcClient sql;
    private final Batches batches;

    LossReasons(JdbcClient sql, Batches batches) {
        this.sql = sql;
        this.batches = batches;
    }

    /// All in their order, archived ones too.
    @Transactional(readOnly = true)
    public List<LossReason> all(Viewer viewer) {
        return sql.sql(REASON + "order by r.position, r.name collate \"hu-x-icu\", r.id limit 500")
                .query(LossReasons::read)
                .list();
    }

    @Transactional(readOnly = true)
    LossReason of(Viewer viewer, UUID id) {
        return sql.sql(REASON + "where r.id = :id")
                .param("id", id)
                .query(LossReasons::read)
                .optional()
                .orElseThrow(() -> new Absent("loss reason"));
    }

    /// @throws DuplicateKeyException where one is called like another already
    @Transactional
    void add(Viewer viewer, List<LossReason> added) {
        batches.run("""
                insert into pipeline.loss_reason (id, organisation_id, name, position)
                values (:id, :organisation, :name, :position)
                """, added, reason -> columns(viewer, reason));
    }

    /// @throws DuplicateKeyException where another is called so already
    /// @throws Stale where somebody changed it since
    @Transactional
    void change(Viewer viewer, LossReason changed) {
        int rows = batches.run("""
                update pipeline.loss_reason
                set name = :name, position = :position,
                    archived_at = case when :archived then coalesce(archived_at, now()) end,
                    version = version + 1
                where id = :id and version = :version
                """, List.of(changed), reason -> columns(viewer, reason));
        if (rows == 0) throw new Stale("loss reason");
    }

    private static SqlParameterSource columns(Viewer viewer, LossReason reason) {
        return new MapSqlParameterSource("organisation", viewer.organisation().id())
                .addValue("id", reason.id())
                .addValue("name", reason.name())
                .addValue("position", reason.position())
                .addValue("archived", reason.archived())
                .addValue("version", reason.version());
    }

    private static LossReason read(ResultSet row, int number) throws SQLException {
        return new LossReason(row.getObject("id", UUID.class), row.getString("name"),
                row.getInt("position"), row.getBoolean("archived"), row.getInt("version"));
    }
}
