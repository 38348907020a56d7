package linecard.exchange;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the columns of files with the same headers meant last time.
@Repository
class RememberedMappings {

    record Remembered(Map<String, String> mapping, Interpretation how) {}

    private final JdbcClient sql;

    RememberedMappings(JdbcClient sql) {
        this.sql = sql;
    }

    /// What they meant last time in a file of the same source, else in any file with the same
    /// columns.
    @Transactional(readOnly = true)
    Optional<Remembered> of(Viewer viewer, Import source, List<String> header) {
        var named = source.source();
        if (named != null) {
            var ofSource = sql.sql("""
                    select mapping, reading
                    from exchange.source
                    where id = :source and reading is not null
                    """)
                    .param("source", named.id())
                    .query(RememberedMappings::read)
                    .optional();
            if (ofSource.isPresent()) return ofSource;
        }
        return sql.sql("""
                select mapping, reading
                from exchange.remembered_mapping
                where subject = :subject and headers = :headers
                """)
                .param("subject", source.subject())
                .param("headers", Columns.fingerprint(header))
                .query(RememberedMappings::read)
                .optional();
    }

    private static Remembered read(ResultSet row, int n) throws SQLException {
        return new Remembered(
                Json.words(row.getString("mapping")),
                Json.read(row.getString("reading"), Interpretation.class));
    }

    @Transactional
    void remember(
            Viewer viewer, Import source, Map<String, String> mapping, Interpretation how) {
        var named = source.source();
        if (named != null) {
            sql.sql("""
                    update exchange.source
                    set mapping = :mapping::jsonb, reading = :reading::jsonb, headers = :headers,
                        version = version + 1
                    where id = :source
                      and (mapping <> :mapping::jsonb or reading is distinct from :reading::jsonb)
                    """)
                    .param("source", named.id())
                    .param("headers", Columns.fingerprint(source.header()))
                    .param("mapping", Json.text(mapping))
                    .param("reading", Json.text(how))
                    .update();
        }
        sql.sql("""
                insert into exchange.remembered_mapping
                    (organisation_id, subject, headers, mapping, reading)
                values (:organisation, :subject, :headers, :mapping::jsonb, :reading::jsonb)
                on conflict (organisation_id, subject, headers) do update
                set mapping = excluded.mapping, reading = excluded.reading,
                    version = remembered_mapping.version + 1
                """)
                .param("organisation", viewer.organisation().id())
                .param("subject", source.subject())
                .param("headers", Columns.fingerprint(source.header()))
                .param("mapping", Json.text(mapping))
                .param("reading", Json.text(how))
                .update();
    }
}
