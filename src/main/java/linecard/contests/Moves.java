package linecard.contests;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Whose results changed since the places of contests were worked out, and the SQL that tells:
/// whoever changes them leaves a mark with the number of the transaction, and is missed by nobody
/// who remembers the snapshot he saw, however late he commits.
@Repository
class Moves {

    /// More than any transaction takes that works out places for the first time.
    private static final int KEPT_MINUTES = 60;

    /// The marks that whoever knew what `k` says has not seen.
    private static final String UNSEEN = """
            from contests.moved m
            where m.transaction_id >= pg_snapshot_xmin(k.snapshot::pg_snapshot)::text::bigint
              and not pg_visible_in_snapshot(m.transaction_id::text::xid8,
                                             k.snapshot::pg_snapshot)
            """;

    private final JdbcClient sql;

    Moves(JdbcClient sql) {
        this.sql = sql;
    }

    /// The organisations in which a contest is under way, as the gate sees them.
    @Transactional(readOnly = true)
    List<UUID> racing() {
        return sql.sql("""
                select distinct organisation_id
                from contests.known
                order by organisation_id
                limit 100000
                """)
                .query((row, _) -> row.getObject("organisation_id", UUID.class))
                .list();
    }

    /// The contests under way since whose last working out no sale was booked, and nobody left.
    @Transactional(readOnly = true)
    Set<UUID> still(Viewer viewer) {
        return Set.copyOf(sql.sql("""
                select k.contest_id
                from contests.known k
                where k.organisation_id = :organisation and k.settings = :settings
                  and not exists (select %s)
                limit 20000
                """.formatted(UNSEEN))
                .param("organisation", viewer.organisation().id())
                .param("settings", viewer.organisation().version())
                .query(UUID.class)
                .list());
    }

    /// The reps of whom something changed on the days of these contests. A contest that is to be
    /// worked out for all of its entrants is not among them.
    @Transactional(readOnly = true)
    Map<UUID, Set<UUID>> since(Viewer viewer, Collection<UUID> contests) {
        var moved = new HashMap<UUID, Set<UUID>>();
        sql.sql("""
                select k.contest_id, coalesce(n.reps, '{}') as reps
                from contests.known k
                join contests.contest c on c.id = k.contest_id
                cross join lateral (
                    select array_agg(distinct m.rep_id)
                               filter (where m.rep_id is not null) as reps
                    %s
                      and m.from_day <= c.cut_off and m.last_day >= lower(c.days)) n
                where k.settings = :settings and k.contest_id = any(:contests)
                """.formatted(UNSEEN))
                .param("settings", viewer.organisation().version())
                .param("contests", contests.toArray(UUID[]::new))
                .query(row -> {
                    moved.put(row.getObject("contest_id", UUID.class),
                            Set.of((UUID[]) row.getArray("reps").getArray()));
                });
        return moved;
    }

    /// The days on which reps were taken off the list.
    @Transactional(readOnly = true)
    Map<UUID, LocalDate> left(Viewer viewer) {
        var left = new HashMap<UUID, LocalDate>();
        sql.sql("""
                select id, (archived_at at time zone :zone)::date as day
                from people.rep
                where archived_at is not null
                """)
                .param("zone", viewer.organisation().zone().getId())
                .query(row -> {
                    left.put(row.getObject("id", UUID.class),
                            row.getObject("day", LocalDate.class));
                });
        return left;
    }

    /// The places of these contests are as this snapshot saw their results. Of one that has ended
    /// nothing is known any more.
    @Transactional
    void know(Viewer viewer, Collection<UUID> contests, String snapshot) {
        sql.sql("""
                update contests.known
                set snapshot = :snapshot, settings = :settings
                where contest_id = any(:contests)
                """)
                .param("contests", contests.toArray(UUID[]::new))
                .param("snapshot", snapshot)
                .param("settings", viewer.organisation().version())
                .update();
    }

    /// Marks that every contest under way has seen go.
    @Transactional
    void forget(Viewer viewer) {
        sql.sql("""
                delete from contests.moved m
                where m.at < now() - make_interval(mins => :kept)
                  and not exists (
                      select
                      from contests.known k
                      where k.organisation_id = m.organisation_id
                        and not pg_visible_in_snapshot(m.transaction_id::text::xid8,
                                                       k.snapshot::pg_snapshot))
                """)
                .param("kept", KEPT_MINUTES)
                .update();
    }
}
