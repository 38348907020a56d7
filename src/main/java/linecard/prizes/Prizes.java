package linecard.prizes;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.prizes.Prize.Kind;
import linecard.prizes.Prize.Trip;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The catalogue of prizes, and how many seats of its trips are spoken for.
@Repository
public class Prizes {

    private static final String SELECT = """
            select id, kind, name, note, value_minor, seats, starts_on, last_on, guest,
                   archived_at is not null as archived, version
            from prizes.prize
            """;

    private final JdbcClient sql;

    Prizes(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those in use first, by name.
    @Transactional(readOnly = true)
    List<Prize> all(Viewer viewer) {
        return sql.sql(SELECT + """
                order by archived_at is not null, name collate "hu-x-icu", id
                limit 20000
                """).query(Prizes::read).list();
    }

    /// @throws Absent where there is none, or the viewer may not see it
    @Transactional(readOnly = true)
    Prize of(Viewer viewer, UUID id) {
        return find(viewer, id).orElseThrow(() -> new Absent("prize"));
    }

    @Transactional(readOnly = true)
    Optional<Prize> find(Viewer viewer, UUID id) {
        return sql.sql(SELECT + "where id = :id").param("id", id).query(Prizes::read).optional();
    }

    @Transactional
    public void add(Viewer viewer, Prize prize) {
        sql.sql("""
                insert into prizes.prize (id, organisation_id, kind, name, note, value_minor,
                                          seats, starts_on, last_on, guest)
                values (:id, :organisation, :kind, :name, :note, :minor, :seats, :from, :last,
                        :guest)
                """)
                .paramSource(fields(prize).addValue("organisation", viewer.organisation().id()))
                .update();
    }

    /// @throws Stale where somebody changed it since
    @Transactional
    void change(Viewer viewer, Prize prize) {
        int rows = sql.sql("""
                update prizes.prize
                set kind = :kind, name = :name, note = :note, value_minor = :minor, seats = :seats,
                    starts_on = :from, last_on = :last, guest = :guest,
                    archived_at = case when :archived then coalesce(archived_at, now()) end,
                    version = version + 1
                where id = :id and version = :version
                """)
                .paramSource(fields(prize).addValue("archived", prize.archived())
                        .addValue("version", prize.version()))
                .update();
        if (rows == 0) throw new Stale("prize");
    }

    private static MapSqlParameterSource fields(Prize prize) {
        var trip = prize.trip();
        return new MapSqlParameterSource()
                .addValue("id", prize.id())
                .addValue("kind", prize.kind().code())
                .addValue("name", prize.name())
                .addValue("note", prize.note())
                .addValue("minor", prize.minor())
                .addValue("seats", trip == null ? null : trip.seats(), Types.INTEGER)
                .addValue("from", trip == null ? null : trip.from(), Types.DATE)
                .addValue("last", trip == null ? null : trip.last(), Types.DATE)
                .addValue("guest", trip != null && trip.guest());
    }

    /// Seats of each trip that running contests promise, and that winners have or may still
    /// choose.
    ///
    /// @param but a contest that is left out; null for none
    @Transactional(readOnly = true)
    Map<UUID, Integer> taken(Viewer viewer, @Nullable UUID but) {
        var taken = new HashMap<UUID, Integer>();
        sql.sql("""
                select prize_id, sum(seats)::integer as seats
                from (select o.prize_id,
                             coalesce(p.winners, 1) * case when o.guest then 2 else 1 end as seats
                      from prizes.offer o
                      join prizes.plan p on p.contest_id = o.contest_id
                      join contests.contest c on c.id = o.contest_id
                      where o.kind = 'trip' and c.state = 'running'
                        and o.contest_id is distinct from :but
                      union all
                      select o.prize_id, case when o.guest then 2 else 1 end
                      from prizes.option o
                      join prizes.award a on a.id = o.award_id
                      where o.kind = 'trip' and o.prize_id is not null and a.state <> 'withdrawn'
                        and a.delivery is distinct from 'refused'
                        and coalesce(a.chosen, o.position) = o.position) s
                group by prize_id
                """)
                .param("but", but, Types.OTHER)
                .query(row -> {
                    taken.put(row.getObject("prize_id", UUID.class), row.getInt("seats"));
                });
        return taken;
    }

    /// Seats of each trip that nobody else may need.
    @Transactional(readOnly = true)
    Map<UUID, Integer> left(Viewer viewer, @Nullable UUID but) {
        var taken = taken(viewer, but);
        var left = new HashMap<UUID, Integer>();
        for (var prize : all(viewer)) {
            if (prize.trip() != null) {
                left.put(prize.id(), prize.trip().seats() - taken.getOrDefault(prize.id(), 0));
            }
        }
        return left;
    }

    private static Prize read(ResultSet row, int number) throws SQLException {
        var seats = row.getObject("seats", Integer.class);
        return new Prize(row.getObject("id", UUID.class), Kind.of(row.getString("kind")),
                row.getString("name"), row.getString("note"), row.getLong("value_minor"),
                seats == null ? null : new Trip(seats,
                        row.getObject("starts_on", LocalDate.class),
                        row.getObject("last_on", LocalDate.class), row.getBoolean("guest")),
                row.getBoolean("archived"), row.getInt("version"));
    }
}
