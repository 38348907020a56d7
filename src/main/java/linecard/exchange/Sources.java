package linecard.exchange;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/// The sources of an organisation, and the SQL that keeps them.
@Repository
class Sources {

    private static final String COLUMNS = """
            select id, name, slug, subject, watched, trusted, kept_by, version
            from exchange.source
            """;

    private final JdbcClient sql;

    Sources(JdbcClient sql) {
        this.sql = sql;
    }

    /// By name; up to 200.
    @Transactional(readOnly = true)
    List<Source> all(Viewer viewer) {
        return sql.sql(COLUMNS + """
                where archived_at is null
                order by name collate "hu-x-icu", id
                limit 200
                """)
                .query(Sources::read)
                .list();
    }

    @Transactional(readOnly = true)
    Source of(Viewer viewer, UUID id) {
        return sql.sql(COLUMNS + "where id = :id and archived_at is null")
                .param("id", id)
                .query(Sources::read)
                .optional()
                .orElseThrow(() -> new Absent("source"));
    }

    /// @throws org.springframework.dao.DuplicateKeyException where another has that slug
    @Transactional
    void add(Viewer viewer, Source added) {
        sql.sql("""
                insert into exchange.source
                    (id, organisation_id, name, slug, subject, watched, trusted)
                values (:id, :organisation, :name, :slug, :subject, :watched, :trusted)
                """)
                .param("id", added.id())
                .param("organisation", viewer.organisation().id())
                .param("name", added.name())
                .param("slug", added.slug())
                .param("subject", added.subject())
                .param("watched", added.watched())
                .param("trusted", added.trusted())
                .update();
    }

    /// Whoever changes it is from now on the one for whom its files are brought in.
    ///
    /// @throws Stale where somebody changed it since
    @Transactional
    void change(Viewer viewer, Source changed) {
        int rows = sql.sql("""
                update exchange.source
                set name = :name, watched = :watched, trusted = :trusted,
                    kept_by = access.person(), version = version + 1
                where id = :id and version = :version and archived_at is null
                """)
                .param("name", changed.name())
                .param("watched", changed.watched())
                .param("trusted", changed.trusted())
                .param("id", changed.id())
                .param("version", changed.version())
                .update();
        if (rows == 0) throw new Stale("source");
    }

    @Transactional
    void archive(Viewer viewer, UUID id, int version) {
        int rows = sql.sql("""
                update exchange.source set archived_at = now(), version = version + 1
                where id = :id and version = :version and archived_at is null
                """)
                .param("id", id)
                .param("version", version)
                .update();
        if (rows == 0) throw new Stale("source");
    }

    private static Source read(ResultSet row, int n) throws SQLException {
        return new Source(
                row.getObject("id", UUID.class), row.getString("name"), row.getString("slug"),
                row.getString("subject"), row.getBoolean("watched"), row.getBoolean("trusted"),
                row.getObject("kept_by", UUID.class), row.getInt("version"));
    }
}
