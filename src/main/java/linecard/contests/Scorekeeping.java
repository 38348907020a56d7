package linecard.contests;

import linecard.access.Viewer;
import linecard.contests.Contest.State;
import linecard.plan.Goal.Measure;
import linecard.scoring.Entrant;
import linecard.scoring.Published;
import linecard.scoring.Scoring;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Works out where everybody stands whenever something changed, and ends contests after their
/// cut-off.
@Component
public class Scorekeeping {

    private final Contests contests;
    private final Standings standings;
    private final ResultDays results;
    private final JdbcClient sql;
    private final Clock clock;

    Scorekeeping(Contests contests, Standings standings, ResultDays results,
            JdbcClient sql, Clock clock) {
        this.contests = contests;
        this.standings = standings;
        this.results = results;
        this.sql = sql;
        this.clock = clock;
    }

    /// @param owner who sees all of the organisation
    @Transactional
    public void keepAll(Viewer owner) {
        for (var contest : contests.running(owner)) keep(owner, contest);
    }

    /// Who keeps the same contest at this moment is waited for; then nothing is left to do.
    @Transactional
    public void keep(Viewer owner, Contest contest) {
        var ends = ends(owner, contest);
        boolean isOver = !clock.instant().isBefore(ends);
        boolean isStill = Measure.of(contest.rules().measure()) != Measure.CALLS
                && standings.isStill(owner, contest.id());
        if (!isOver && isStill || !isMine(owner, contest.id())) return;
        var snapshot = standings.snapshot(owner);
        var entered = contests.entrants(owner, contest.id());
        var ids = new HashMap<String, UUID>();
        var codes = new HashMap<UUID, String>();
        for (var one : entered) {
            if (one.entrant().team() == null) ids.put(one.entrant().code(), one.rep());
            codes.put(one.rep(), one.entrant().code());
        }
        var days = results.of(owner, contest.rules(), codes, ends);
        var entrants = leaving(owner, entered);
        standings.keep(owner, contest.id(), snapshot,
                Scoring.of(contest.rules(), entrants, days), ids);
        if (isOver) {
            finish(owner, contest, Published.of(contest.name(), contest.rules(), entrants, days));
        }
    }

    /// The first moment after the cut-off.
    static Instant ends(Viewer viewer, Contest contest) {
        return contest.rules().cutOff().plusDays(1)
                .atStartOfDay(viewer.organisation().zone()).toInstant();
    }

    private boolean isMine(Viewer owner, UUID contest) {
        return sql.sql("""
                select state from contests.contest where id = :id for update
                """)
                .param("id", contest)
                .query(String.class)
                .optional().filter(State.RUNNING.code()::equals).isPresent();
    }

    private List<Entrant> leaving(Viewer owner, List<Contests.Entered> entered) {
        var left = left(owner);
        var entrants = new ArrayList<Entrant>();
        for (var one : entered) {
            var entrant = one.entrant();
            entrants.add(new Entrant(entrant.code(), entrant.team(), entrant.base(),
                    left.get(one.rep())));
        }
        return entrants;
    }

    /// The days on which reps were taken off the list.
    private Map<UUID, LocalDate> left(Viewer owner) {
        var left = new HashMap<UUID, LocalDate>();
        sql.sql("""
                select id, (archived_at at time zone :zone)::date as day
                from people.rep
                where archived_at is not null
                """)
                .param("zone", owner.organisation().zone().getId())
                .query(row -> {
                    left.put(row.getObject("id", UUID.class),
                            row.getObject("day", LocalDate.class));
                });
        return left;
    }

    private void finish(Viewer owner, Contest contest, Published published) {
        sql.sql("""
                insert into contests.publication (organisation_id, contest_id, text, hash)
                values (:organisation, :contest, :text, :hash)
                """)
                .param("organisation", owner.organisation().id())
                .param("contest", contest.id())
                .param("text", published.text())
                .param("hash", published.hash())
                .update();
        sql.sql("""
                update contests.contest
                set state = 'final', ended_at = now(), version = version + 1
                where id = :id
                """)
                .param("id", contest.id())
                .update();
    }
}
