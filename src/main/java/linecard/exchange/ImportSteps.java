package linecard.exchange;

import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.jobs.Jobs;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// How imports go on: what is asked for, and what came of it.
@Repository
class ImportSteps {

    private final JdbcClient sql;
    private final Jobs jobs;

    ImportSteps(JdbcClient sql, Jobs jobs) {
        this.sql = sql;
        this.jobs = jobs;
    }

    /// Asks for a check of all rows, for a person who waits for it.
    @Transactional
    void check(Viewer viewer, UUID id, Interpretation how, Map<String, String> mapping) {
        check(viewer, id, how, mapping, false);
    }

    /// @param unattended whether nobody waits for it, and it may go on by itself
    @Transactional
    void check(
            Viewer viewer, UUID id, Interpretation how, Map<String, String> mapping,
            boolean unattended) {
        var job = jobs.start(viewer, Checking.KIND, id);
        int rows = sql.sql("""
                update exchange.import
                set state = 'checking', reading = :reading::jsonb, mapping = :mapping::jsonb,
                    problem = null, job_id = :job, unattended = :unattended,
                    version = version + 1
                where id = :id and %s
                """.formatted(Imports.OPEN))
                .param("unattended", unattended)
                .param("reading", Json.text(how))
                .param("mapping", Json.text(mapping))
                .param("job", job)
                .param("id", id)
                .update();
        if (rows == 0) throw new Stale("import");
    }

    /// Asks for the good rows to be taken.
    @Transactional
    void apply(Viewer viewer, UUID id) {
        ask(viewer, id, Applying.KIND, "applying", "state = 'checked'");
    }

    /// Asks for all that was taken to be taken back.
    @Transactional
    void undo(Viewer viewer, UUID id) {
        ask(viewer, id, Undoing.KIND, "undoing", """
                (state = 'applied' or state = 'undoing' and exists (
                     select from jobs.job j
                     where j.organisation_id = import.organisation_id and j.id = import.job_id
                       and j.state in ('failed', 'cancelled')))
                """);
    }

    private void ask(Viewer viewer, UUID id, String kind, String state, String condition) {
        var job = jobs.start(viewer, kind, id);
        int rows = sql.sql("""
                update exchange.import
                set state = :state, job_id = :job, version = version + 1
                where id = :id and %s
                """.formatted(condition))
                .param("state", state)
                .param("job", job)
                .param("id", id)
                .update();
        if (rows == 0) throw new Stale("import");
    }

    @Transactional
    void checked(Viewer viewer, UUID id, Difference difference, Map<String, ?> alsoNew) {
        sql.sql("""
                update exchange.import
                set state = 'checked', difference = :difference::jsonb,
                    also_new = :alsoNew::jsonb, version = version + 1
                where id = :id
                """)
                .param("difference", Json.text(difference))
                .param("alsoNew", Json.text(alsoNew))
                .param("id", id)
                .update();
    }

    /// @param trace what taking it back will need to know
    @Transactional
    void applied(Viewer viewer, UUID id, Difference difference, Trace trace) {
        sql.sql("""
                update exchange.import
                set state = 'applied', applied_at = now(), difference = :difference::jsonb,
                    trace = :trace::jsonb, version = version + 1
                where id = :id
                """)
                .param("difference", Json.text(difference))
                .param("trace", Json.text(trace))
                .param("id", id)
                .update();
    }

    /// Whether a file of a source is taken without a person: its columns mean what a person said
    /// of them, and the source is trusted.
    @Transactional(readOnly = true)
    boolean isTrusted(Viewer viewer, Import source) {
        return sql.sql("""
                select exists (
                    select from exchange.import i
                    join exchange.source s
                      on s.organisation_id = i.organisation_id and s.id = i.source_id
                    where i.id = :id and s.trusted and s.reading is not null
                      and s.mapping = i.mapping)
                """)
                .param("id", source.id())
                .query(Boolean.class)
                .single();
    }

    /// Empty for one that was taken before traces were kept.
    @Transactional(readOnly = true)
    Optional<Trace> trace(Viewer viewer, UUID id) {
        return sql.sql("select trace from exchange.import where id = :id and trace is not null")
                .param("id", id)
                .query((row, n) -> Json.read(row.getString("trace"), Trace.class))
                .optional();
    }

    @Transactional
    void undone(Viewer viewer, UUID id) {
        sql.sql("""
                update exchange.import
                set state = 'undone', undone_at = now(), version = version + 1
                where id = :id
                """)
                .param("id", id)
                .update();
    }
}
