package linecard.exchange;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.exchange.Import.Counts;
import linecard.exchange.Import.State;
import linecard.files.Problem;
import linecard.jobs.Jobs;
import linecard.words.Language;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// The imports of an organisation, and the SQL that keeps them.
@Repository
class Imports {

    static final int PAGE = 50;

    /// A check or booking that broke off or was stopped speaks for its import.
    private static final String COLUMNS = """
            i.id, i.subject, i.file_name, i.file_bytes, i.file_sha256, i.reading, i.header,
            i.sample, i.mapping, i.rows_all, i.rows_new, i.rows_changed, i.rows_same,
            i.rows_rejected, i.net_minor, i.also_new, i.job_id, i.problem, i.asked_at,
            i.applied_at, u.family_name, u.given_name,
            case when i.state in ('checking', 'applying') and j.state in ('failed', 'cancelled')
                 then j.state else i.state end as state
            from exchange.import i
            join access.app_user u on u.id = i.asked_by
            left join jobs.job j on j.organisation_id = i.organisation_id and j.id = i.job_id
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
                     header, sample, mapping, state, problem)
                values (:id, :organisation, :subject, :name, :bytes, :sha256, :reading::jsonb,
                        :header::jsonb, :sample::jsonb, :mapping::jsonb, :state, :problem::jsonb)
                """)
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
        files.keep(viewer, added.id(), file);
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

    /// Asks for the good rows to be taken. The counts begin anew: each batch adds its own.
    @Transactional
    void apply(Viewer viewer, UUID id) {
        var job = jobs.start(viewer, Applying.KIND, id);
        int rows = sql.sql("""
                update exchange.import
                set state = 'applying', rows_new = 0, rows_changed = 0, rows_same = 0,
                    job_id = :job, version = version + 1
                where id = :id and state = 'checked'
                """)
                .param("job", job)
                .param("id", id)
                .update();
        if (rows == 0) throw new Stale("import");
    }

    /// Counts what a batch changed, in its transaction: a job that is begun again counts nothing
    /// twice.
    @Transactional
    void took(Viewer viewer, UUID id, long fresh, long changed) {
        sql.sql("""
                update exchange.import
                set rows_new = rows_new + :fresh, rows_changed = rows_changed + :changed
                where id = :id
                """)
                .param("fresh", fresh)
                .param("changed", changed)
                .param("id", id)
                .update();
    }

    @Transactional
    void checked(Viewer viewer, UUID id, Counts counts, Map<String, ?> alsoNew) {
        sql.sql("""
                update exchange.import
                set state = 'checked', rows_all = :all, rows_new = :fresh,
                    rows_changed = :changed, rows_same = :same, rows_rejected = :rejected,
                    net_minor = :net, also_new = :alsoNew::jsonb, version = version + 1
                where id = :id
                """)
                .param("all", counts.all())
                .param("fresh", counts.fresh())
                .param("changed", counts.changed())
                .param("same", counts.same())
                .param("rejected", counts.rejected())
                .param("net", counts.netMinor())
                .param("alsoNew", Json.text(alsoNew))
                .param("id", id)
                .update();
    }

    @Transactional
    void applied(Viewer viewer, UUID id, Counts counts) {
        sql.sql("""
                update exchange.import
                set state = 'applied', applied_at = now(), rows_all = :all,
                    rows_rejected = :rejected, net_minor = :net,
                    rows_same = :all - :rejected - rows_new - rows_changed, version = version + 1
                where id = :id
                """)
                .param("all", counts.all())
                .param("rejected", counts.rejected())
                .param("net", counts.netMinor())
                .param("id", id)
                .update();
    }

    private static Import read(ResultSet row, Language language) throws SQLException {
        var applied = row.getTimestamp("applied_at");
        var problem = row.getString("problem");
        var name = language == Language.HUNGARIAN
                ? row.getString("family_name") + " " + row.getString("given_name")
                : row.getString("given_name") + " " + row.getString("family_name");
        return new Import(
                row.getObject("id", UUID.class), row.getString("subject"),
                row.getString("file_name"), row.getLong("file_bytes"),
                row.getString("file_sha256"),
                Json.read(row.getString("reading"), Interpretation.class),
                Json.texts(row.getString("header")), Json.tables(row.getString("sample")),
                Json.words(row.getString("mapping")), State.of(row.getString("state")),
                new Counts(row.getLong("rows_all"), row.getLong("rows_new"),
                        row.getLong("rows_changed"), row.getLong("rows_same"),
                        row.getLong("rows_rejected"), row.getLong("net_minor")),
                Json.lists(row.getString("also_new")), row.getObject("job_id", UUID.class),
                problem == null ? null : Json.read(problem, Problem.class), name,
                row.getTimestamp("asked_at").toInstant(),
                applied == null ? null : applied.toInstant());
    }
}
