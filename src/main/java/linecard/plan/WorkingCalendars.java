package linecard.plan;

import linecard.access.Viewer;
import linecard.calendar.WorkingDays;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The organisation's working calendar: its country's holidays and its own special days.
@Repository
public class WorkingCalendars {

    private final JdbcClient sql;

    WorkingCalendars(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    public WorkingDays of(Viewer viewer, int fromYear, int toYear) {
        throw new UnsupportedOperationException();
    }
}
