package linecard.pipeline;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.Batches;
import linecard.money.Rate;
import linecard.pipeline.Stage.Kind;
import linecard.words.Coded;

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

/// The stages of an organisation, and the SQL that keeps them.
@Repository
public class Stages {

    private static final String STAGE = """
            select s.id, s.name, s.kind, s.position, s.prior_millionths, s.ageing_days,
                   s.archived_at is not null as archived, s.version
            from pipeline.stage s
            """;

    private final JdbcClient sql;
    private final Batches batches;

    Stages(JdbcClient sql, Batches batches) {
        this.sql = sql;
        this.batches = batches;
    }

    /// All in their order, archived ones too; open ones first, then won and lost.
    @Transactional(readOnly = true)
    public List<Stage> all(Viewer viewer) {
        return sql.sql(STAGE + """
                order by case s.kind when 'open' then 0 when 'won' then 1 else 2 end,
                         s.position, s.id
                limit 500
                """)
                .query(Stages::read)
                .list();
    }

    @Transactional(readOnly = true)
    Stage of(Viewer viewer, UUID id) {
        return sql.sql(STAGE + "where s.id = :id")
                .param("id", id)
                .query(Stages::read)
                .optional()
                .orElseThrow(() -> new Absent("stage"));
    }

    /// Adds stages, all or none.
    ///
    /// @throws DuplicateKeyException where one is called like another already
    @Transactional
    public void add(Viewer viewer, List<Stage> added) {
        batches.run("""
                insert into pipeline.stage (id, organisation_id, name, kind, position,
                                            prior_millionths, ageing_days)
                values (:id, :organisation, :name, :kind, :position, :prior, :ageing)
                """, added, stage -> columns(viewer, stage));
    }

    /// @throws DuplicateKeyException where another is called so already
    /// @throws Stale where somebody changed it since
    @Transactional
    void change(Viewer viewer, Stage changed) {
        int rows = batches.run("""
                update pipeline.stage
                set name = :name, position = :position, prior_millionths = :prior,
                    ageing_days = :ageing,
                    archived_at = case when :archived then coalesce(archived_at, now()) end,
                    version = version + 1
                where id = :id and version = :version
                """, List.of(changed), stage -> columns(viewer, stage));
        if (rows == 0) throw new Stale("stage");
    }

    private static SqlParameterSource columns(Viewer viewer, Stage stage) {
        return new MapSqlParameterSource("organisation", viewer.organisation().id())
                .addValue("id", stage.id())
                .addValue("name", stage.name())
                .addValue("kind", stage.kind().code())
                .addValue("position", stage.position())
                .addValue("prior", stage.prior().millionths())
                .addValue("ageing", stage.ageingDays())
                .addValue("archived", stage.archived())
                .addValue("version", stage.version());
    }

    private static Stage read(ResultSet row, int number) throws SQLException {
        return new Stage(row.getObject("id", UUID.class), row.getString("name"),
                Coded.of(Kind.class, row.getString("kind")), row.getInt("position"),
                new Rate(row.getLong("prior_millionths")),
                row.getObject("ageing_days", Integer.class), row.getBoolean("archived"),
                row.getInt("version"));
    }
}
