package linecard.disputes;

import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.plan.WorkingCalendars;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;

/// How many days an organisation gives itself to decide.
@Repository
class Deadlines {

    private final JdbcClient sql;
    private final WorkingCalendars calendars;

    Deadlines(JdbcClient sql, WorkingCalendars calendars) {
        this.sql = sql;
        this.calendars = calendars;
    }

    /// @param version 0 as long as nobody has set it
    record Deadline(int days, int version) {}

    @Transactional(readOnly = true)
    Deadline of(Viewer viewer) {
        return sql.sql("select days, version from disputes.deadline")
                .query((row, _) -> new Deadline(row.getInt("days"), row.getInt("version")))
                .optional()
                .orElse(new Deadline(DisputeRules.USUAL_DAYS, 0));
    }

    /// For disputes that are opened from now on.
    ///
    /// @param version that the person saw
    /// @throws Stale where another person changed it since
    @Transactional
    void set(Viewer viewer, int days, int version) {
        int rows = sql.sql("""
                insert into disputes.deadline (organisation_id, days)
                values (:organisation, :days)
                on conflict (organisation_id) do update
                set days = excluded.days, version = deadline.version + 1
                where deadline.version = :version
                """)
                .param("organisation", viewer.organisation().id())
                .param("days", days)
                .param("version", version)
                .update();
        if (rows == 0) throw new Stale("deadline");
    }

    /// The last day to decide: so many days later, moved on to the next working day.
    @Transactional(readOnly = true)
    LocalDate due(Viewer viewer, LocalDate opened) {
        var dayBefore = opened.plusDays(of(viewer).days() - 1);
        return calendars.of(viewer, dayBefore.getYear(), dayBefore.getYear() + 1)
                .after(dayBefore, 1);
    }
}
