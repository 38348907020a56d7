package linecard.terms;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// The versions of clauses of all agencies, and the SQL that keeps them.
@Repository
class Versions {

    private static final String VERSION = """
            select v.id, v.agency_id, v.starts_on, v.clauses::text as clauses, v.version
            from terms.version v
            """;

    private final JdbcClient sql;

    Versions(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those of one agency, earliest first.
    @Transactional(readOnly = true)
    List<Version> ofAgency(Viewer viewer, UUID agency) {
        return sql.sql(VERSION + "where v.agency_id = :agency order by v.starts_on limit 1000")
                .param("agency", agency)
                .query(Versions::read)
                .list();
    }

    /// @param agencies none for all that the viewer may see
    @Transactional(readOnly = true)
    List<Version> of(Viewer viewer, Collection<UUID> agencies) {
        return sql.sql(VERSION + (agencies.isEmpty() ? "" : "where v.agency_id = any(:agencies)\n")
                + "order by v.agency_id, v.starts_on")
                .param("agencies", agencies.toArray(UUID[]::new))
                .query(Versions::read)
                .list();
    }

    @Transactional(readOnly = true)
    Version of(Viewer viewer, UUID agency, UUID id) {
        return sql.sql(VERSION + "where v.id = :id and v.agency_id = :agency")
                .param("id", id)
                .param("agency", agency)
                .query(Versions::read)
                .optional()
                .orElseThrow(() -> new Absent("version of terms"));
    }

    @Transactional
    void add(Viewer viewer, Version added) {
        sql.sql("""
                insert into terms.version (id, organisation_id, agency_id, starts_on, clauses)
                values (:id, :organisation, :agency, :from, :clauses::jsonb)
                """)
                .param("id", added.id())
                .param("organisation", viewer.organisation().id())
                .param("agency", added.agency())
                .param("from", added.from())
                .param("clauses", AgreementText.terms(added.terms()))
                .update();
    }

    /// @throws Stale where somebody changed it since
    @Transactional
    void change(Viewer viewer, Version changed) {
        int rows = sql.sql("""
                update terms.version
                set starts_on = :from, clauses = :clauses::jsonb, version = version + 1
                where id = :id and version = :version
                """)
                .param("from", changed.from())
                .param("clauses", AgreementText.terms(changed.terms()))
                .param("id", changed.id())
                .param("version", changed.version())
                .update();
        if (rows == 0) throw new Stale("version of terms");
    }

    /// @throws Stale where somebody changed it since
    @Transactional
    void remove(Viewer viewer, Version removed) {
        int rows = sql.sql("delete from terms.version where id = :id and version = :version")
                .param("id", removed.id())
                .param("version", removed.version())
                .update();
        if (rows == 0) throw new Stale("version of terms");
    }

    private static Version read(ResultSet row, int number) throws SQLException {
        return new Version(row.getObject("id", UUID.class), row.getObject("agency_id", UUID.class),
                row.getObject("starts_on", LocalDate.class),
                AgreementText.terms(row.getString("clauses")), row.getInt("version"));
    }
}
