package linecard.commissions;

import linecard.access.Viewer;
import linecard.calendar.FiscalPeriod;
import linecard.commissions.Drafts.Outlook;
import linecard.reckoning.Agreement;
import linecard.terms.Agreements;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Which statements are due when: those of agencies whose agreement is under the law of the EU.
@Repository
class DueDates {

    private final JdbcClient sql;
    private final Agreements agreements;
    private final Drafts drafts;

    DueDates(JdbcClient sql, Agreements agreements, Drafts drafts) {
        this.sql = sql;
        this.agreements = agreements;
        this.drafts = drafts;
    }

    /// The last day for the statement of a month, by agency; those without one are left out.
    @Transactional(readOnly = true)
    Map<UUID, LocalDate> of(Viewer viewer, FiscalPeriod month) {
        var dates = new HashMap<UUID, LocalDate>();
        agreements.all(viewer).forEach((agency, agreement) -> {
            var due = DueRules.due(agreement, viewer.organisation().calendar(), month);
            if (due != null) dates.put(agency, due);
        });
        return dates;
    }

    /// An agency that waits for a statement.
    ///
    /// @param since the earliest month that is not issued though something stands in it
    record Waiting(String agency, FiscalPeriod since, LocalDate due) {}

    /// Those whose statement is due within [DueRules#PRESSING_DAYS] days or late: not closed yet,
    /// by agency, and then closed and not approved.
    @Transactional(readOnly = true)
    List<Waiting> pressing(Viewer viewer, LocalDate today) {
        var waiting = new ArrayList<Waiting>();
        agreements.all(viewer).values().stream().filter(Agreement::european).findFirst()
                .map(one -> DueRules.pressing(one, viewer.organisation().calendar(), today))
                .ifPresent(last -> {
                    for (var outlook : drafts.ofMonth(viewer, last)) {
                        open(viewer, outlook, last, waiting);
                    }
                });
        waiting.addAll(prepared(viewer, today));
        return waiting;
    }

    private static void open(
            Viewer viewer, Outlook outlook, FiscalPeriod last, List<Waiting> waiting) {
        var agreement = outlook.standing().agreement();
        var earlier = outlook.earlier();
        if (agreement == null || earlier == null && outlook.lines() == 0) return;
        var calendar = viewer.organisation().calendar();
        var since = earlier == null ? last : calendar.periodOf(earlier);
        var due = DueRules.due(agreement, calendar, since);
        if (due != null) waiting.add(new Waiting(outlook.agency().name(), since, due));
    }

    private List<Waiting> prepared(Viewer viewer, LocalDate today) {
        var calendar = viewer.organisation().calendar();
        return sql.sql("""
                select agency_name, lower(period) as starts_on, due_on
                from commissions.statement
                where state = 'prepared' and due_on <= :until
                order by agency_name collate "hu-x-icu", lower(period)
                limit 20000
                """)
                .param("until", today.plusDays(DueRules.PRESSING_DAYS))
                .query((row, _) -> new Waiting(row.getString("agency_name"),
                        calendar.periodOf(row.getObject("starts_on", LocalDate.class)),
                        row.getObject("due_on", LocalDate.class)))
                .list();
    }
}
