package linecard.people;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.Batches;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The territories, and the SQL that keeps them.
@Repository
public class Territories {

    private static final String TERRITORY = """
            select t.id, t.code, t.name, t.archived_at is not null as archived, t.version
            from people.territory t
            """;

    private final JdbcClient sql;
    private final Batches batches;

    Territories(JdbcClient sql, Batches batches) {
        this.sql = sql;
        this.batches = batches;
    }

    /// All that the viewer may see, archived ones too, by name.
    @Transactional(readOnly = true)
    public List<Territory> all(Viewer viewer) {
        return sql.sql(TERRITORY + "order by t.name collate \"hu-x-icu\", t.id limit 20000")
                .query(Territories::read)
                .list();
    }

    /// Those that follow an id, in the order they were added.
    ///
    /// @param archived archived ones too
    @Transactional(readOnly = true)
    List<Territory> after(Viewer viewer, boolean archived, UUID after, int most) {
        return sql.sql(TERRITORY + """
                where t.id > :after and (:archived or t.archived_at is null)
                order by t.id
                limit :most
                """)
                .param("after", after)
                .param("archived", archived)
                .param("most", most)
                .query(Territories::read)
                .list();
    }

    @Transactional(readOnly = true)
    Territory of(Viewer viewer, UUID id) {
        return sql.sql(TERRITORY + "where t.id = :id")
                .param("id", id)
                .query(Territories::read)
                .optional()
                .orElseThrow(() -> new Absent("territory"));
    }

    @Transactional(readOnly = true)
    Optional<Territory> withCode(Viewer viewer, String code) {
        return sql.sql(TERRITORY + "where t.code = :code")
                .param("code", code)
                .query(Territories::read)
                .optional();
    }

    @Transactional
    public void add(Viewer viewer, Territory added) {
        addAll(viewer, List.of(added));
    }

    @Transactional
    public void addAll(Viewer viewer, List<Territory> added) {
        batches.run("""
                insert into people.territory (id, organisation_id, code, name, archived_at)
                values (:id, :organisation, :code, :name, case when :archived then now() end)
                """, added, territory -> columns(viewer, territory));
    }

    /// @throws Stale where somebody changed it since
    @Transactional
    void change(Viewer viewer, Territory changed) {
        changeAll(viewer, List.of(changed));
    }

    /// @throws Stale where somebody changed one of them since; then none is changed
    @Transactional
    void changeAll(Viewer viewer, List<Territory> changed) {
        int rows = batches.run("""
                update people.territory
                set code = :code, name = :name,
                    archived_at = case when :archived then coalesce(archived_at, now()) end,
                    version = version + 1
                where id = :id and version = :version
                """, changed, territory -> columns(viewer, territory));
        if (rows < changed.size()) throw new Stale("territory");
    }

    private static SqlParameterSource columns(Viewer viewer, Territory territory) {
        return new MapSqlParameterSource("organisation", viewer.organisation().id())
                .addValue("id", territory.id())
                .addValue("code", territory.code())
                .addValue("name", territory.name())
                .addValue("archived", territory.archived())
                .addValue("version", territory.version());
    }

    private static Territory read(ResultSet row, int n) throws SQLException {
        return new Territory(
                row.getObject("id", UUID.class), row.getString("code"), row.getString("name"),
                row.getBoolean("archived"), row.getInt("version"));
    }
}
