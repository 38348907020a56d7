package linecard.calls;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.database.Ids;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// When reps work: their zones and hours, and their days off.
@Repository
class WorkingTimes {

    static final int MOST_OFF = 500;

    private static final String HOURS = """
            select rep_id, zone, first_hour, last_hour, letters, version
            from calls.working_hours
            """;

    private static final String OFF = """
            select id, rep_id, first_day, last_day, name, version
            from calls.day_off
            """;

    private final JdbcClient sql;

    WorkingTimes(JdbcClient sql) {
        this.sql = sql;
    }

    /// Some days on which a rep does not work, the last one included.
    public record Off(UUID id, UUID rep, LocalDate firstDay, LocalDate lastDay, String name,
            int version) {}

    @Transactional(readOnly = true)
    Hours of(Viewer viewer, UUID rep) {
        return sql.sql(HOURS + "where rep_id = :rep")
                .param("rep", rep)
                .query(WorkingTimes::hours)
                .optional()
                .orElseGet(() -> Hours.usual(rep, viewer.organisation().zone()));
    }

    /// Of all reps who said something, that the viewer may see.
    @Transactional(readOnly = true)
    Map<UUID, Hours> all(Viewer viewer) {
        var all = new HashMap<UUID, Hours>();
        for (var one : sql.sql(HOURS + "limit 20000").query(WorkingTimes::hours).list()) {
            all.put(one.rep(), one);
        }
        return all;
    }

    private static Hours hours(ResultSet row, int number) throws SQLException {
        return new Hours(row.getObject("rep_id", UUID.class), ZoneId.of(row.getString("zone")),
                row.getInt("first_hour"), row.getInt("last_hour"), row.getBoolean("letters"),
                row.getInt("version"));
    }

    /// @throws Stale where somebody changed them since
    @Transactional
    void keep(Viewer viewer, Hours kept) {
        int rows = sql.sql(kept.version() == 0 ? """
                insert into calls.working_hours (id, organisation_id, rep_id, zone, first_hour,
                                                 last_hour, letters)
                values (:id, :organisation, :rep, :zone, :first, :last, :letters)
                on conflict (organisation_id, rep_id) do nothing
                """ : """
                update calls.working_hours
                set zone = :zone, first_hour = :first, last_hour = :last, letters = :letters,
                    version = version + 1
                where rep_id = :rep and version = :version
                """)
                .param("id", Ids.fresh())
                .param("organisation", viewer.organisation().id())
                .param("rep", kept.rep())
                .param("zone", kept.zone().getId())
                .param("first", kept.firstHour())
                .param("last", kept.lastHour())
                .param("letters", kept.letters())
                .param("version", kept.version())
                .update();
        if (rows == 0) throw new Stale("working hours");
    }

    /// A rep's days off, latest first.
    @Transactional(readOnly = true)
    List<Off> off(Viewer viewer, UUID rep) {
        return sql.sql(OFF + "where rep_id = :rep order by first_day desc, id limit :most")
                .param("rep", rep)
                .param("most", MOST_OFF)
                .query(WorkingTimes::off)
                .list();
    }

    /// @throws Absent where the viewer sees none of this id
    @Transactional(readOnly = true)
    Off offOf(Viewer viewer, UUID id) {
        return sql.sql(OFF + "where id = :id")
                .param("id", id)
                .query(WorkingTimes::off)
                .optional()
                .orElseThrow(() -> new Absent("days off"));
    }

    /// Those of a rep, or of all, that follow an id.
    @Transactional(readOnly = true)
    List<Off> offAfter(Viewer viewer, @Nullable UUID rep, UUID after, int most) {
        return sql.sql(OFF + """
                where id > :after and (:everyRep or rep_id = :rep)
                order by id
                limit :most
                """)
                .param("after", after)
                .param("everyRep", rep == null)
                .param("rep", rep)
                .param("most", most)
                .query(WorkingTimes::off)
                .list();
    }

    /// Each day off of each rep within a span.
    @Transactional(readOnly = true)
    Map<UUID, Set<LocalDate>> offWithin(Viewer viewer, Span span) {
        var days = new HashMap<UUID, Set<LocalDate>>();
        for (var off : sql.sql(OFF + """
                where first_day < :to and last_day >= :from
                limit 200000
                """)
                .param("from", span.from())
                .param("to", span.to())
                .query(WorkingTimes::off)
                .list()) {
            var own = days.computeIfAbsent(off.rep(), _ -> new HashSet<>());
            off.firstDay().datesUntil(off.lastDay().plusDays(1)).forEach(own::add);
        }
        return days;
    }

    private static Off off(ResultSet row, int number) throws SQLException {
        return new Off(row.getObject("id", UUID.class), row.getObject("rep_id", UUID.class),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class), row.getString("name"),
                row.getInt("version"));
    }

    @Transactional
    void take(Viewer viewer, Off off) {
        sql.sql("""
                insert into calls.day_off (id, organisation_id, rep_id, first_day, last_day, name)
                values (:id, :organisation, :rep, :first, :last, :name)
                """)
                .param("id", off.id())
                .param("organisation", viewer.organisation().id())
                .param("rep", off.rep())
                .param("first", off.firstDay())
                .param("last", off.lastDay())
                .param("name", off.name())
                .update();
    }

    /// @throws Absent where they are gone already
    @Transactional
    void drop(Viewer viewer, UUID rep, UUID id) {
        int rows = sql.sql("delete from calls.day_off where id = :id and rep_id = :rep")
                .param("id", id)
                .param("rep", rep)
                .update();
        if (rows == 0) throw new Absent("days off");
    }
}
