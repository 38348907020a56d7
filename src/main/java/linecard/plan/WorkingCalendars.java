package linecard.plan;

import linecard.access.Absent;
import linecard.access.Organisation;
import linecard.access.Viewer;
import linecard.calendar.Holidays;
import linecard.calendar.Span;
import linecard.calendar.WorkingDays;
import linecard.database.Ids;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The organisation's working calendar: its country's holidays and its own special days.
@Repository
public class WorkingCalendars {

    private static final int MOST_DAYS = 20_000;

    private final JdbcClient sql;

    WorkingCalendars(JdbcClient sql) {
        this.sql = sql;
    }

    /// The days worked from the first to the last of these calendar years, both included.
    @Transactional(readOnly = true)
    public WorkingDays of(Viewer viewer, int fromYear, int toYear) {
        return of(viewer.organisation(), fromYear, toYear);
    }

    /// The same for whoever is bound to the organisation, who may be nobody.
    @Transactional(readOnly = true)
    public WorkingDays of(Organisation organisation, int fromYear, int toYear) {
        var days = country(organisation, fromYear, toYear);
        for (var special : within(new Span(
                LocalDate.of(fromYear, 1, 1), LocalDate.of(toYear + 1, 1, 1)))) {
            days = days.with(special.day(), special.working());
        }
        return days;
    }

    /// The working days of each fiscal month of a fiscal year, twelve numbers.
    @Transactional(readOnly = true)
    public List<Integer> counts(Viewer viewer, int fiscalYear) {
        var year = viewer.organisation().calendar().year(fiscalYear);
        var span = year.span();
        return of(viewer, span.from().getYear(), span.to().getYear()).counts(year);
    }

    /// The country's days alone; of a country whose holidays are not known, every weekday.
    private static WorkingDays country(Organisation organisation, int fromYear, int toYear) {
        try {
            return Holidays.of(organisation.country(), fromYear, toYear);
        } catch (IllegalArgumentException e) {
            return new WorkingDays(
                    Set.of(), Set.of(), Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
        }
    }

    /// The organisation's own special days within a span, in order.
    @Transactional(readOnly = true)
    List<SpecialDay> special(Viewer viewer, Span within) {
        return within(within);
    }

    private List<SpecialDay> within(Span within) {
        return sql.sql("""
                select id, day, working, name
                from plan.special_day
                where day >= :from and day < :to
                order by day
                limit :most
                """)
                .param("from", within.from())
                .param("to", within.to())
                .param("most", MOST_DAYS)
                .query(WorkingCalendars::special)
                .list();
    }

    /// @throws Absent where there is none of that id
    @Transactional(readOnly = true)
    SpecialDay special(Viewer viewer, UUID id) {
        return sql.sql("select id, day, working, name from plan.special_day where id = :id")
                .param("id", id)
                .query(WorkingCalendars::special)
                .optional()
                .orElseThrow(() -> new Absent("special day"));
    }

    private static SpecialDay special(ResultSet row, int number) throws SQLException {
        return new SpecialDay(
                row.getObject("id", UUID.class), row.getObject("day", LocalDate.class),
                row.getBoolean("working"), row.getString("name"));
    }

    /// Adds a special day.
    ///
    /// @return its id; empty where that day is one already
    @Transactional
    public Optional<UUID> add(Viewer viewer, LocalDate day, boolean working, String name) {
        return sql.sql("""
                insert into plan.special_day (id, organisation_id, day, working, name)
                values (:id, :organisation, :day, :working, :name)
                on conflict (organisation_id, day) do nothing
                returning id
                """)
                .param("id", Ids.fresh())
                .param("organisation", viewer.organisation().id())
                .param("day", day)
                .param("working", working)
                .param("name", name)
                .query(UUID.class)
                .optional();
    }

    /// @throws Absent where it is gone already
    @Transactional
    void remove(Viewer viewer, UUID day) {
        int gone = sql.sql("delete from plan.special_day where id = :id")
                .param("id", day)
                .update();
        if (gone == 0) throw new Absent("special day");
    }
}
