package linecard.commissions;

import linecard.access.Viewer;
import linecard.calendar.FiscalPeriod;
import linecard.calendar.Span;
import linecard.commissions.Closing.Closed;
import linecard.jobs.Progress;
import linecard.people.Agencies;
import linecard.people.Agency;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Closes a month for every agency that has anything on it. Some agencies at a time are one
/// transaction: whoever stops in between has closed whole agencies, and goes on with the others the
/// next time.
@Component
public class MonthClosing {

    /// Agencies a job closes in one transaction, so that it is seen to move and can be stopped.
    private static final int STEP = 50;

    private final Closings closings;
    private final StatedWindows stated;
    private final Agencies agencies;

    MonthClosing(Closings closings, StatedWindows stated, Agencies agencies) {
        this.closings = closings;
        this.stated = stated;
        this.agencies = agencies;
    }

    /// @return what was closed now
    public List<Closed> close(Viewer viewer, FiscalPeriod period, LocalDate today) {
        return close(viewer, period, today, null);
    }

    /// @param progress of the job that closes, in agencies; null where somebody waits for it
    List<Closed> close(
            Viewer viewer, FiscalPeriod period, LocalDate today, @Nullable Progress progress) {
        var all = agencies.all(viewer);
        if (progress != null) progress.outOf(all.size());
        var ids = all.stream().map(Agency::id).toList();
        var year = new Span(period.span().to().minusYears(1), period.span().to());
        var counts = stated.counts(viewer, List.of(), period.span().to());
        var closed = new ArrayList<Closed>();
        for (int from = 0, to; from < all.size(); from = to) {
            to = Counts.together(ids, counts, from, year);
            if (progress != null) to = Math.min(to, from + STEP);
            closed.addAll(closings.close(viewer, all.subList(from, to), period, today, progress));
            if (progress != null) progress.advance(to - from);
        }
        return closed;
    }
}
