package linecard.exchange;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

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

    @Transactional(readOnly = true)
    Optional<Remembered> of(Viewer viewer, String subject, List<String> header) {
        return sql.sql("""
                select mapping, reading
                from exchange.remembered_mapping
                where subject = :subject and headers = :headers
                """)
                .param("subject", subject)
                .param("headers", Columns.fingerprint(header))
                .query((row, n) -> new Remembered(
                        Json.words(row.getString("mapping")),
                        Json.read(row.getString("reading"), Interpretation.class)))
                .optional();
    }

    @Transactional
    void remember(
            Viewer viewer, String subject, List<String> header, Map<String, String> mapping,
            Interpretation how) {
        sql.sql("""
                insert into exchange.remembered_mapping
                    (organisation_id, subject, headers, mapping, reading)
                values (:organisation, :subject, :headers, :mapping::jsonb, :reading::jsonb)
                on conflict (organisation_id, subject, headers) do update
                set mapping = excluded.mapping, reading = excluded.reading,
                    version = remembered_mapping.version + 1
                """)
                .param("organisation", viewer.organisation().id())
                .param("subject", subject)
                .param("headers", Columns.fingerprint(header))
                .param("mapping", Json.text(mapping))
                .param("reading", Json.text(how))
                .update();
    }
}
