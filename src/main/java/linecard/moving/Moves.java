package linecard.moving;

import linecard.access.Absent;
import linecard.access.History;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.exchange.Json;
import linecard.jobs.Jobs;
import linecard.moving.Move.State;
import linecard.words.Language;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The moves of an organisation, and the SQL that keeps them.
@Repository
class Moves {

    static final int PAGE = 50;

    /// Work that broke off or was stopped speaks for its move; one that was taken stays taken.
    private static final String MOVE = """
            select m.id, m.names, m.choices, m.findings, m.job_id, m.asked_at, m.taken_at,
                   m.undone_at, m.version, coalesce(u.family_name, '–') as family_name,
                   coalesce(u.given_name, '') as given_name,
                   case when m.state not in ('trying', 'taking', 'undoing')
                             or j.state in ('waiting', 'running', 'done') then m.state
                        when m.state = 'undoing' then 'taken'
                        else coalesce(j.state, 'failed') end as state
            from moving.move m
            left join access.app_user u on u.id = m.asked_by
            left join jobs.job j on j.organisation_id = m.organisation_id and j.id = m.job_id
            """;

    private final JdbcClient sql;
    private final Jobs jobs;

    Moves(JdbcClient sql, Jobs jobs) {
        this.sql = sql;
        this.jobs = jobs;
    }

    /// A page of them, the latest first, and one more where there are more.
    @Transactional(readOnly = true)
    List<Move> latest(Viewer viewer, int page) {
        return sql.sql(MOVE + """
                order by m.asked_at desc, m.id desc
                limit :most offset :skipped
                """)
                .param("most", PAGE + 1)
                .param("skipped", (long) page * PAGE)
                .query((row, _) -> read(row, viewer.language()))
                .list();
    }

    /// Those that follow an id.
    @Transactional(readOnly = true)
    List<Move> after(Viewer viewer, UUID after, int most) {
        return sql.sql(MOVE + """
                where m.id > :after
                order by m.id
                limit :most
                """)
                .param("after", after)
                .param("most", most)
                .query((row, _) -> read(row, viewer.language()))
                .list();
    }

    @Transactional(readOnly = true)
    Move of(Viewer viewer, UUID id) {
        return sql.sql(MOVE + "where m.id = :id")
                .param("id", id)
                .query((row, _) -> read(row, viewer.language()))
                .optional()
                .orElseThrow(() -> new Absent("move"));
    }

    /// What these are called.
    @Transactional(readOnly = true)
    Map<UUID, String> titles(Viewer viewer, Set<UUID> ids) {
        var titles = new HashMap<UUID, String>();
        sql.sql("select id, names ->> 0 as name from moving.move where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    titles.put(row.getObject("id", UUID.class), row.getString("name"));
                });
        return titles;
    }

    /// Adds one, and has it tried.
    @Transactional
    void add(Viewer viewer, UUID id, List<String> names) {
        sql.sql("""
                insert into moving.move (id, organisation_id, state, names, job_id)
                values (:id, :organisation, 'trying', :names::jsonb, :job)
                """)
                .param("id", id)
                .param("organisation", viewer.organisation().id())
                .param("names", Json.text(names))
                .param("job", jobs.start(viewer, Moving.KIND, id))
                .update();
    }

    /// Asks for it to be tried with what a person says of it.
    ///
    /// @param version of the move as that person saw it
    /// @throws Stale where it has changed since, or is past that
    @Transactional
    void retry(Viewer viewer, UUID id, Choices choices, int version) {
        ask(viewer, of(viewer, id), version, State.TRYING, choices, Move.TRIABLE);
    }

    /// Asks for it to be taken.
    @Transactional
    void take(Viewer viewer, UUID id, int version) {
        var move = of(viewer, id);
        if (move.findings().good() == 0) throw new Stale("move");
        ask(viewer, move, version, State.TAKING, move.choices(), Set.of(State.TRIED));
    }

    /// Asks for all of it to be taken back.
    @Transactional
    void undo(Viewer viewer, UUID id) {
        var move = of(viewer, id);
        ask(viewer, move, move.version(), State.UNDOING, move.choices(), Set.of(State.TAKEN));
    }

    private void ask(Viewer viewer, Move move, int version, State state, Choices choices,
            Set<State> before) {
        if (!before.contains(move.state())) throw new Stale("move");
        int rows = sql.sql("""
                update moving.move
                set state = :state, choices = :choices::jsonb, job_id = :job,
                    version = version + 1
                where id = :id and version = :version
                """)
                .param("state", state.code())
                .param("choices", Json.text(choices))
                .param("job", jobs.start(viewer, Moving.KIND, move.id()))
                .param("id", move.id())
                .param("version", version)
                .update();
        if (rows == 0) throw new Stale("move");
    }

    /// What came of it.
    ///
    /// @param samples the first values of each column of each table
    /// @param trace what taking it back will need to know; null where it was only tried
    @Transactional
    void done(Viewer viewer, UUID id, Findings findings, List<List<String>> samples,
            History.@Nullable Mark trace) {
        sql.sql("""
                update moving.move
                set state = case when :trace::jsonb is null then 'tried' else 'taken' end,
                    taken_at = case when :trace::jsonb is null then null else now() end,
                    findings = :findings::jsonb, samples = :samples::jsonb,
                    trace = :trace::jsonb, undone_at = null,
                    version = version + 1
                where id = :id
                """)
                .param("findings", Json.text(findings))
                .param("samples", Json.text(samples))
                .param("trace", trace == null ? null : Json.text(trace))
                .param("id", id)
                .update();
    }

    @Transactional(readOnly = true)
    Optional<History.Mark> trace(Viewer viewer, UUID id) {
        return sql.sql("select trace from moving.move where id = :id and trace is not null")
                .param("id", id)
                .query((row, _) -> Json.read(row.getString("trace"), History.Mark.class))
                .optional();
    }

    @Transactional
    void undone(Viewer viewer, UUID id) {
        sql.sql("""
                update moving.move
                set state = 'undone', undone_at = now(), version = version + 1
                where id = :id
                """)
                .param("id", id)
                .update();
    }

    /// Has the database check now what it checks at the end of a transaction.
    @Transactional
    void checkAll(Viewer viewer) {
        sql.sql("set constraints all immediate").update();
    }

    private static Move read(ResultSet row, Language language) throws SQLException {
        var findings = row.getString("findings");
        var choices = row.getString("choices");
        return new Move(row.getObject("id", UUID.class), State.of(row.getString("state")),
                Json.texts(row.getString("names")),
                choices.equals("{}") ? Choices.NONE : Json.read(choices, Choices.class),
                findings == null ? Findings.NONE : Json.read(findings, Findings.class),
                row.getObject("job_id", UUID.class),
                Words.in(language).name(
                        row.getString("family_name"), row.getString("given_name"), null),
                row.getTimestamp("asked_at").toInstant(), instant(row, "taken_at"),
                instant(row, "undone_at"), row.getInt("version"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
