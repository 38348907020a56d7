package linecard.exchange;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.exchange.Import.State;
import linecard.files.Problem;
import linecard.jobs.Jobs;
import linecard.jobs.Progress;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// The imports of an organisation, and the SQL that keeps them.
@Repository
class Imports {

    static final int PAGE = 50;
    private static final long PAUSE_NANOS = Duration.ofMillis(200).toNanos();

    /// A check or booking that broke off or was stopped speaks for its import; one that was taken
    /// stays taken where taking it back did not come to its end.
    static final String COLUMNS = """
            i.id, i.subject, i.file_name, i.file_bytes, i.file_sha256, i.reading, i.header,
            i.sample, i.mapping, i.difference, i.also_new, i.source_id, s.name as source_name,
            i.unattended, i.job_id, i.problem, i.asked_at, i.applied_at, i.undone_at,
            u.family_name, u.given_name,
            case when j.state in ('failed', 'cancelled') and i.state = 'undoing' then 'applied'
                 when j.state in ('failed', 'cancelled') and i.state in ('checking', 'applying')
                 then j.state else i.state end as state
            from exchange.import i
            join access.app_user u on u.id = i.asked_by
            left join jobs.job j on j.organisation_id = i.organisation_id and j.id = i.job_id
            left join exchange.source s
              on s.organisation_id = i.organisation_id and s.id = i.source_id
            """;

    private final JdbcClient sql;
    private final ImportFiles files;
    private final Jobs jobs;

    Imports(JdbcClient sql, ImportFiles files, Jobs jobs) {
        this.sql = sql;
        this.files = files;
        this.jobs = jobs;
    }

    /// A page of those of these subjects, the latest first, and one more where there are more.
    @Transactional(readOnly = true)
    List<Import> latest(Viewer viewer, List<Subject> subjects, int page) {
        return sql.sql("select " + COLUMNS + """
                where i.subject = any(:subjects)
                order by i.asked_at desc, i.id desc
                limit :most offset :skipped
                """)
                .param("subjects", subjects.stream().map(Subject::name).toArray(String[]::new))
                .param("most", PAGE + 1)
                .param("skipped", (long) page * PAGE)
                .query((row, n) -> read(row, viewer.language()))
                .list();
    }

    /// Hands on all of these subjects, the latest first.
    @Transactional(readOnly = true)
    void each(Viewer viewer, List<Subject> subjects, Consumer<? super Import> taker) {
        sql.sql("select " + COLUMNS + """
                where i.subject = any(:subjects)
                order by i.asked_at desc, i.id desc
                """)
                .withFetchSize(PAGE)
                .param("subjects", subjects.stream().map(Subject::name).toArray(String[]::new))
                .query((RowCallbackHandler) row -> taker.accept(read(row, viewer.language())));
    }

    @Transactional(readOnly = true)
    Import of(Viewer viewer, UUID id) {
        return sql.sql("select " + COLUMNS + "where i.id = :id")
                .param("id", id)
                .query((row, n) -> read(row, viewer.language()))
                .optional()
                .orElseThrow(() -> new Absent("import"));
    }

    /// The names of their files.
    @Transactional(readOnly = true)
    Map<UUID, String> fileNames(Viewer viewer, Set<UUID> ids) {
        var names = new HashMap<UUID, String>();
        sql.sql("select id, file_name from exchange.import where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    names.put(row.getObject("id", UUID.class), row.getString("file_name"));
                });
        return names;
    }

    /// Keeps a new one with its file.
    @Transactional
    void add(Viewer viewer, Import added, Path file) throws IOException {
        sql.sql("""
                insert into exchange.import
                    (id, organisation_id, subject, file_name, file_bytes, file_sha256, reading,
                     header, sample, mapping, state, problem, source_id, unattended)
                values (:id, :organisation, :subject, :name, :bytes, :sha256, :reading::jsonb,
                        :header::jsonb, :sample::jsonb, :mapping::jsonb, :state, :problem::jsonb,
                        :source, :unattended)
                """)
                .param("source", added.source() == null ? null : added.source().id())
                .param("unattended", added.unattended())
                .param("id", added.id())
                .param("organisation", viewer.organisation().id())
                .param("subject", added.subject())
                .param("name", added.fileName())
                .param("bytes", added.fileBytes())
                .param("sha256", added.sha256())
                .param("reading", Json.text(added.how()))
                .param("header", Json.text(added.header()))
                .param("sample", Json.text(added.sample()))
                .param("mapping", Json.text(added.mapping()))
                .param("state", added.state().code())
                .param("problem", added.problem() == null ? null : Json.text(added.problem()))
                .update();
        files.keep(viewer, added, file);
    }

    /// Keeps how the file is read now, with what that shows.
    ///
    /// @throws Stale where it is being worked on or is through
    @Transactional
    void reread(Viewer viewer, Import changed) {
        int rows = sql.sql("""
                update exchange.import
                set reading = :reading::jsonb, header = :header::jsonb, sample = :sample::jsonb,
                    mapping = :mapping::jsonb, state = :state, problem = :problem::jsonb,
                    version = version + 1
                where id = :id and %s
                """.formatted(OPEN))
                .param("reading", Json.text(changed.how()))
                .param("header", Json.text(changed.header()))
                .param("sample", Json.text(changed.sample()))
                .param("mapping", Json.text(changed.mapping()))
                .param("state", changed.state().code())
                .param("problem", changed.problem() == null ? null : Json.text(changed.problem()))
                .param("id", changed.id())
                .update();
        if (rows == 0) throw new Stale("import");
    }

    private static final String OPEN = """
            (state in ('uploaded', 'checked', 'failed', 'cancelled')
             or state in ('checking', 'applying') and exists (
                 select from jobs.job j
                 where j.organisation_id = import.organisation_id and j.id = import.job_id
                   and j.state in ('failed', 'cancelled')))
            """;

    /// Asks for a check of all rows.
    @Transactional
    void check(Viewer viewer, UUID id, Interpretation how, Map<String, String> mapping) {
        var job = jobs.start(viewer, Checking.KIND, id);
        int rows = sql.sql("""
                update exchange.import
                set state = 'checking', reading = :reading::jsonb, mapping = :mapping::jsonb,
                    problem = null, job_id = :job, version = version + 1
                where id = :id and %s
                """.formatted(OPEN))
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

    /// How many came without a person and wait for one.
    @Transactional(readOnly = true)
    long waiting(Viewer viewer) {
        return sql.sql("""
                select count(*) from exchange.import
                where unattended and state in ('uploaded', 'checked', 'failed')
                """)
                .query(Long.class)
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

    /// Waits until no other import of the organisation is being taken, and keeps others waiting
    /// until the transaction ends.
    @Transactional
    void waitForOthers(Viewer viewer, Progress progress) {
        while (!sql.sql("select pg_try_advisory_xact_lock(hashtextextended(:name, 0))")
                .param("name", "import " + viewer.organisation().id())
                .query(Boolean.class)
                .single()) {
            progress.advance(0);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    static Import read(ResultSet row, Language language) throws SQLException {
        var problem = row.getString("problem");
        var difference = row.getString("difference");
        var name = language == Language.HUNGARIAN
                ? row.getString("family_name") + " " + row.getString("given_name")
                : row.getString("given_name") + " " + row.getString("family_name");
        var source = row.getObject("source_id", UUID.class);
        return new Import(
                row.getObject("id", UUID.class), row.getString("subject"),
                row.getString("file_name"), row.getLong("file_bytes"),
                row.getString("file_sha256"),
                Json.read(row.getString("reading"), Interpretation.class),
                Json.texts(row.getString("header")), Json.tables(row.getString("sample")),
                Json.words(row.getString("mapping")), State.of(row.getString("state")),
                difference == null
                        ? Difference.NONE : Json.read(difference, Difference.class),
                Json.lists(row.getString("also_new")),
                source == null ? null : new Import.Named(source, row.getString("source_name")),
                row.getBoolean("unattended"), row.getObject("job_id", UUID.class),
                problem == null ? null : Json.read(problem, Problem.class), name,
                row.getTimestamp("asked_at").toInstant(), instant(row, "applied_at"),
                instant(row, "undone_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
