package linecard.exchange;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.exchange.Import.State;
import linecard.files.Problem;
import linecard.words.Language;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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

    /// A check or booking that broke off or was stopped speaks for its import; one that was taken
    /// stays taken where taking it back did not come to its end.
    static final String COLUMNS = """
            i.id, i.subject, i.file_name, i.file_bytes, i.file_sha256, i.reading, i.header,
            i.sample, i.mapping, i.difference, i.also_new, i.source_id, s.name as source_name,
            i.unattended, i.job_id, i.problem, i.asked_at, i.applied_at, i.undone_at,
            coalesce(u.family_name, '–') as family_name,
            coalesce(u.given_name, '') as given_name,
            case when j.state in ('failed', 'cancelled') and i.state = 'undoing' then 'applied'
                 when j.state in ('failed', 'cancelled') and i.state in ('checking', 'applying')
                 then j.state else i.state end as state
            from exchange.import i
            left join access.app_user u on u.id = i.asked_by
            left join jobs.job j on j.organisation_id = i.organisation_id and j.id = i.job_id
            left join exchange.source s
              on s.organisation_id = i.organisation_id and s.id = i.source_id
            """;

    private final JdbcClient sql;
    private final ImportFiles files;

    Imports(JdbcClient sql, ImportFiles files) {
        this.sql = sql;
        this.files = files;
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

    static final String OPEN = """
            (state in ('uploaded', 'checked', 'failed', 'cancelled')
             or state in ('checking', 'applying') and exists (
                 select from jobs.job j
                 where j.organisation_id = import.organisation_id and j.id = import.job_id
                   and j.state in ('failed', 'cancelled')))
            """;

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

    static Import read(ResultSet row, Language language) throws SQLException {
        var problem = row.getString("problem");
        var difference = row.getString("difference");
        var name = Words.in(language).name(
                row.getString("family_name"), row.getString("given_name"), null);
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
