package linecard.contests;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.contests.Contest.State;
import linecard.scoring.Entrant;
import linecard.scoring.Rules;
import linecard.scoring.RulesText;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// The contests of an organisation and the SQL that keeps them.
@Repository
public class Contests {

    private static final String SELECT = """
            select id, name, state, rules, rules_hash, started_at, ended_at, cancelled_why, version
            from contests.contest
            """;
    private static final String ENTRANTS = """
            select e.rep_id, e.code, e.team, e.base
            from contests.entrant e
            where e.contest_id = :contest
            """;

    private final JdbcClient sql;
    private final RulesVersions versions;

    Contests(JdbcClient sql, RulesVersions versions) {
        this.sql = sql;
        this.versions = versions;
    }

    /// Those under way first, then drafts, then those that ended, the latest first.
    @Transactional(readOnly = true)
    public List<Contest> all(Viewer viewer) {
        return sql.sql(SELECT + """
                order by array_position('{running,draft,final,cancelled}', state),
                         upper(days) desc, name, id
                limit 20000
                """).query(Contests::read).list();
    }

    @Transactional(readOnly = true)
    public List<Contest> running(Viewer viewer) {
        return sql.sql(SELECT + "where state = 'running' order by id limit 1000")
                .query(Contests::read).list();
    }

    /// @throws Absent where there is none, or the viewer may not see it
    @Transactional(readOnly = true)
    public Contest of(Viewer viewer, UUID id) {
        return sql.sql(SELECT + "where id = :id").param("id", id).query(Contests::read)
                .optional().orElseThrow(() -> new Absent("contest"));
    }

    @Transactional
    public void add(Viewer viewer, Contest draft) {
        sql.sql("""
                insert into contests.contest (id, organisation_id, name, rules, days, cut_off)
                values (:id, :organisation, :name, :rules, daterange(:from, :to), :cutOff)
                """)
                .param("id", draft.id())
                .param("organisation", viewer.organisation().id())
                .param("name", draft.name())
                .params(fields(draft.rules()))
                .update();
    }

    /// @throws Stale where somebody changed or started it since
    @Transactional
    public void change(Viewer viewer, Contest draft) {
        check(sql.sql("""
                update contests.contest
                set name = :name, rules = :rules, days = daterange(:from, :to), cut_off = :cutOff,
                    version = version + 1
                where id = :id and version = :version and state = 'draft'
                """)
                .param("id", draft.id())
                .param("version", draft.version())
                .param("name", draft.name())
                .params(fields(draft.rules()))
                .update());
    }

    /// @throws Stale where somebody changed or started it since
    @Transactional
    void remove(Viewer viewer, UUID id, int version) {
        check(sql.sql("""
                delete from contests.contest
                where id = :id and version = :version and state = 'draft'
                """).param("id", id).param("version", version).update());
    }

    /// From now on rules and entrants stand, and what counts.
    ///
    /// @throws Stale where somebody changed or started it since
    @Transactional
    public void start(Viewer viewer, Contest draft, Lineup lineup) {
        start(viewer, draft, lineup, null);
    }

    /// @param at null: now
    @Transactional
    void start(Viewer viewer, Contest draft, Lineup lineup, @Nullable Instant at) {
        check(sql.sql("""
                update contests.contest
                set state = 'running', rules_hash = :hash,
                    started_at = coalesce(cast(:at as timestamptz), now()), version = version + 1
                where id = :id and version = :version and state = 'draft'
                """)
                .param("id", draft.id())
                .param("version", draft.version())
                .param("hash", RulesText.hash(draft.rules()))
                .param("at", at == null ? null : Timestamp.from(at), Types.TIMESTAMP)
                .update());
        versions.first(viewer, draft, lineup.lines());
        var entrants = lineup.entrants();
        sql.sql("""
                insert into contests.entrant (organisation_id, contest_id, rep_id, code, team, base)
                select :organisation, :contest, rep, code, team, base
                from unnest(:reps::uuid[], :codes::text[], :teams::text[], :bases::bigint[])
                  as e (rep, code, team, base)
                """)
                .param("organisation", viewer.organisation().id())
                .param("contest", draft.id())
                .param("reps", all(entrants, Entered::rep))
                .param("codes", all(entrants, one -> one.entrant().code()))
                .param("teams", all(entrants, one -> one.entrant().team()))
                .param("bases", all(entrants, one -> one.entrant().base()))
                .update();
    }

    /// Other rules take the place of those there are.
    ///
    /// @param next naming those that they follow
    /// @param entrants with what their results are divided by from now on
    /// @throws Stale where it is not as it was, or ended already
    @Transactional
    public void change(
            Viewer viewer, Contest running, Rules next, String reason, List<Entered> entrants) {
        versions.add(viewer, running, next, reason);
        check(sql.sql("""
                update contests.contest
                set rules = :rules, rules_hash = :hash, days = daterange(:from, :to),
                    cut_off = :cutOff, version = version + 1
                where id = :id and version = :version and state = 'running'
                """)
                .param("id", running.id())
                .param("version", running.version())
                .params(fields(next))
                .param("hash", RulesText.hash(next))
                .update());
        sql.sql("""
                update contests.entrant e
                set base = n.base
                from unnest(:reps::uuid[], :bases::bigint[]) as n (rep, base)
                where e.contest_id = :contest and e.rep_id = n.rep
                  and e.base is distinct from n.base
                """)
                .param("contest", running.id())
                .param("reps", all(entrants, Entered::rep))
                .param("bases", all(entrants, one -> one.entrant().base()))
                .update();
    }

    private static @Nullable String[] all(
            List<Entered> entrants, Function<Entered, @Nullable Object> part) {
        var texts = new @Nullable String[entrants.size()];
        for (int i = 0; i < texts.length; i++) {
            var one = part.apply(entrants.get(i));
            texts[i] = one == null ? null : one.toString();
        }
        return texts;
    }

    /// @throws Stale where it is not as it was, or ended already
    @Transactional
    public void cancel(Viewer viewer, UUID id, int version, String why) {
        check(sql.sql("""
                update contests.contest
                set state = 'cancelled', ended_at = now(), cancelled_why = :why,
                    version = version + 1
                where id = :id and version = :version and state in ('draft', 'running')
                """)
                .param("id", id)
                .param("version", version)
                .param("why", why)
                .update());
    }

    /// A rep in a contest. A rep's day of leaving is not known before it comes.
    public record Entered(UUID rep, Entrant entrant) {}

    /// Those of a contest that has started, by code.
    @Transactional(readOnly = true)
    public List<Entered> entrants(Viewer viewer, UUID contest) {
        return sql.sql(ENTRANTS + "order by e.code limit 20000")
                .param("contest", contest)
                .query(Contests::entered)
                .list();
    }

    /// Those of these reps who take part, with the other members of their teams.
    @Transactional(readOnly = true)
    List<Entered> entrants(Viewer viewer, UUID contest, Collection<UUID> reps) {
        return sql.sql(ENTRANTS + """
                  and (e.rep_id = any(:reps)
                       or e.team in (select m.team
                                     from contests.entrant m
                                     where m.contest_id = :contest and m.rep_id = any(:reps)))
                order by e.code
                """)
                .param("contest", contest)
                .param("reps", reps.toArray(UUID[]::new))
                .query(Contests::entered)
                .list();
    }

    /// Keeps others from working out the same contest until the end of the transaction.
    ///
    /// @return whether it is still running
    @Transactional
    boolean hold(Viewer viewer, UUID id) {
        return sql.sql("select state from contests.contest where id = :id for update")
                .param("id", id)
                .query(String.class)
                .optional().filter(State.RUNNING.code()::equals).isPresent();
    }

    /// The same of several: those that are running still, and that nobody else holds.
    @Transactional
    List<Contest> holdFree(Viewer viewer, Collection<UUID> ids) {
        return sql.sql(SELECT + """
                where id = any(:ids) and state = 'running'
                order by id
                for update skip locked
                """)
                .param("ids", ids.toArray(UUID[]::new))
                .query(Contests::read)
                .list();
    }

    /// @param at the first moment after the cut-off
    @Transactional
    void finish(Viewer viewer, UUID id, Instant at) {
        sql.sql("""
                update contests.contest
                set state = 'final', ended_at = :at, version = version + 1
                where id = :id
                """)
                .param("id", id)
                .param("at", Timestamp.from(at))
                .update();
    }

    private static Map<String, ?> fields(Rules rules) {
        return Map.of("rules", RulesText.of(rules), "from", rules.days().from(),
                "to", rules.days().to(), "cutOff", rules.cutOff());
    }

    private static void check(int rows) {
        if (rows == 0) throw new Stale("contest");
    }

    private static Entered entered(ResultSet row, int number) throws SQLException {
        return new Entered(row.getObject("rep_id", UUID.class),
                new Entrant(row.getString("code"), row.getString("team"),
                        row.getObject("base", Long.class), null));
    }

    private static Contest read(ResultSet row, int number) throws SQLException {
        return new Contest(row.getObject("id", UUID.class), row.getString("name"),
                State.of(row.getString("state")), RulesText.read(row.getString("rules")),
                row.getString("rules_hash"), instant(row.getTimestamp("started_at")),
                instant(row.getTimestamp("ended_at")), row.getString("cancelled_why"),
                row.getInt("version"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
