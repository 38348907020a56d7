package linecard.disputes;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.commissions.Issued;
import linecard.disputes.Reconciliation.Compared;
import linecard.disputes.Reconciliation.How;
import linecard.packing.Sha256;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The files that agencies compared with their statements, and what their columns meant.
@Repository
class Reconciliations {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String RECONCILIATION = """
            select id, agency_id, statement_id, file_name, header, sample, mapping, reading,
                   compared, uploaded_at, uploaded_name, version
            from disputes.reconciliation
            """;

    private final JdbcClient sql;

    Reconciliations(JdbcClient sql) {
        this.sql = sql;
    }

    /// What files with these columns meant the last time that the agency sent one.
    record Remembered(Map<Column, String> meaning, How how) {}

    @Transactional(readOnly = true)
    Optional<Remembered> remembered(Viewer viewer, UUID agency, List<String> header) {
        return sql.sql("""
                select mapping, reading
                from disputes.mapping
                where agency_id = :agency and headers = :headers
                """)
                .param("agency", agency)
                .param("headers", Column.fingerprint(header))
                .query((row, _) -> new Remembered(
                        meaning(row.getString("mapping")),
                        JSON.readValue(row.getString("reading"), How.class)))
                .optional();
    }

    @Transactional
    void remember(Viewer viewer, Reconciliation one) {
        sql.sql("""
                insert into disputes.mapping (organisation_id, agency_id, headers, mapping, reading)
                values (:organisation, :agency, :headers, :mapping::jsonb, :reading::jsonb)
                on conflict (organisation_id, agency_id, headers) do update
                set mapping = excluded.mapping, reading = excluded.reading,
                    version = mapping.version + 1
                where mapping.mapping <> excluded.mapping or mapping.reading <> excluded.reading
                """)
                .param("organisation", viewer.organisation().id())
                .param("agency", one.agency())
                .param("headers", Column.fingerprint(one.header()))
                .param("mapping", JSON.writeValueAsString(one.meaning()))
                .param("reading", JSON.writeValueAsString(one.how()))
                .update();
    }

    /// Keeps a file; the same one again changes nothing.
    @Transactional
    void add(
            Viewer viewer, UUID id, Issued.Head head, String fileName, byte[] content,
            Expectations.Look look, Map<Column, String> meaning) {
        int rows = sql.sql("""
                insert into disputes.reconciliation (
                    id, organisation_id, agency_id, statement_id, file_name, file_sha256, header,
                    sample, mapping, reading, uploaded_name)
                values (:id, :organisation, :agency, :statement, :fileName, :sha256,
                        :header::jsonb, :sample::jsonb, :mapping::jsonb, :reading::jsonb, :by)
                on conflict (id) do nothing
                """)
                .param("id", id)
                .param("organisation", viewer.organisation().id())
                .param("agency", head.agency())
                .param("statement", head.id())
                .param("fileName", fileName)
                .param("sha256", Sha256.hex(content))
                .param("header", JSON.writeValueAsString(look.header()))
                .param("sample", JSON.writeValueAsString(look.sample()))
                .param("mapping", JSON.writeValueAsString(meaning))
                .param("reading", JSON.writeValueAsString(look.how()))
                .param("by", viewer.user().name(viewer.organisation().language()))
                .update();
        if (rows == 0) return;
        sql.sql("""
                insert into disputes.expectation_file (reconciliation_id, organisation_id, content)
                values (:id, :organisation, :content)
                """)
                .param("id", id)
                .param("organisation", viewer.organisation().id())
                .param("content", content)
                .update();
    }

    /// Says anew how the file is read; it is to be compared again.
    ///
    /// @throws Stale where another person said so since that version
    @Transactional
    void read(
            Viewer viewer, UUID id, int version, Expectations.Look look,
            Map<Column, String> meaning) {
        int rows = sql.sql("""
                update disputes.reconciliation
                set header = :header::jsonb, sample = :sample::jsonb, mapping = :mapping::jsonb,
                    reading = :reading::jsonb, version = version + 1
                where id = :id and version = :version
                """)
                .param("id", id)
                .param("version", version)
                .param("header", JSON.writeValueAsString(look.header()))
                .param("sample", JSON.writeValueAsString(look.sample()))
                .param("mapping", JSON.writeValueAsString(meaning))
                .param("reading", JSON.writeValueAsString(look.how()))
                .update();
        if (rows == 0) throw new Stale("reconciliation");
    }

    @Transactional
    void compared(Viewer viewer, UUID id, Compared compared) {
        sql.sql("""
                update disputes.reconciliation
                set compared = :compared::jsonb, version = version + 1
                where id = :id
                """)
                .param("id", id)
                .param("compared", JSON.writeValueAsString(compared))
                .update();
    }

    /// Waits for whoever compares it at this moment.
    @Transactional
    void lock(Viewer viewer, UUID id) {
        sql.sql("select id from disputes.reconciliation where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new Absent("reconciliation"));
    }

    /// @throws Absent where the viewer sees no such
    @Transactional(readOnly = true)
    Reconciliation of(Viewer viewer, UUID id) {
        return sql.sql(RECONCILIATION + "where id = :id")
                .param("id", id)
                .query(Reconciliations::read)
                .optional()
                .orElseThrow(() -> new Absent("reconciliation"));
    }

    /// Those of a statement, latest first: a thousand at most.
    @Transactional(readOnly = true)
    List<Reconciliation> ofStatement(Viewer viewer, UUID statement) {
        return sql.sql(RECONCILIATION + "where statement_id = :statement "
                + "order by uploaded_at desc, id desc limit 1000")
                .param("statement", statement)
                .query(Reconciliations::read)
                .list();
    }

    @Transactional(readOnly = true)
    byte[] file(Viewer viewer, UUID id) {
        return sql.sql("""
                select content from disputes.expectation_file where reconciliation_id = :id
                """)
                .param("id", id)
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> new Absent("reconciliation"));
    }

    private static Reconciliation read(ResultSet row, int number) throws SQLException {
        var compared = row.getString("compared");
        return new Reconciliation(
                row.getObject("id", UUID.class), row.getObject("agency_id", UUID.class),
                row.getObject("statement_id", UUID.class), row.getString("file_name"),
                JSON.readValue(row.getString("header"), new TypeReference<>() {}),
                JSON.readValue(row.getString("sample"), new TypeReference<>() {}),
                meaning(row.getString("mapping")),
                JSON.readValue(row.getString("reading"), How.class),
                compared == null ? null : JSON.readValue(compared, Compared.class),
                row.getTimestamp("uploaded_at").toInstant(), row.getString("uploaded_name"),
                row.getInt("version"));
    }

    private static Map<Column, String> meaning(String json) {
        var meaning = new EnumMap<Column, String>(Column.class);
        meaning.putAll(JSON.readValue(json, new TypeReference<Map<Column, String>>() {}));
        return meaning;
    }
}
