package linecard.commissions;

import linecard.access.Viewer;
import linecard.calendar.FiscalPeriod;
import linecard.people.Agencies;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Which statements are due when: those of agencies whose agreement is under the law of the EU.
@Component
class DueDates {

    private final Agencies agencies;
    private final Drafts drafts;

    DueDates(Agencies agencies, Drafts drafts) {
        this.agencies = agencies;
        this.drafts = drafts;
    }

    /// The last day for the statement of a month, by agency; those without one are left out.
    Map<UUID, LocalDate> of(Viewer viewer, FiscalPeriod month) {
        var due = DueRules.due(viewer.organisation().calendar(), month);
        var dates = new HashMap<UUID, LocalDate>();
        for (var agency : agencies.all(viewer)) {
            if (DueRules.isEuropean(agency)) dates.put(agency.id(), due);
        }
        return dates;
    }

    /// An agency that waits for a statement.
    ///
    /// @param since the earliest month that is not issued though something stands in it
    record Waiting(String agency, FiscalPeriod since, LocalDate due) {}

    /// Those whose statement is due within [DueRules#PRESSING_DAYS] days or late, by agency.
    @Transactional(readOnly = true)
    List<Waiting> pressing(Viewer viewer, LocalDate today) {
        var calendar = viewer.organisation().calendar();
        var last = DueRules.pressing(calendar, today);
        var waiting = new ArrayList<Waiting>();
        for (var outlook : drafts.ofMonth(viewer, last)) {
            if (!DueRules.isEuropean(outlook.agency()) || !outlook.hasRates()) continue;
            var earlier = outlook.earlier();
            if (earlier == null && outlook.lines() == 0) continue;
            var since = earlier == null ? last : calendar.periodOf(earlier);
            waiting.add(new Waiting(
                    outlook.agency().name(), since, DueRules.due(calendar, since)));
        }
        return waiting;
    }
}
