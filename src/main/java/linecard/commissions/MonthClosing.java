package linecard.commissions;

import linecard.access.Viewer;
import linecard.calendar.FiscalPeriod;
import linecard.calendar.Span;
import linecard.commissions.Closing.Closed;
import linecard.commissions.Closings.Batch;
import linecard.commissions.Closings.Worked;
import linecard.database.Bound;
import linecard.jobs.Progress;
import linecard.people.Agencies;
import linecard.people.Agency;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Closes a month for every agency that has anything on it. Some agencies at a time are one
/// transaction: whoever stops in between has closed whole agencies, and goes on with the others the
/// next time. While one batch is written, those after it are worked out, see decision 0087.
@Component
public class MonthClosing {

    /// Agencies a job closes in one transaction, so that it is seen to move and can be stopped.
    private static final int STEP = 50;

    /// Batches that are worked out at the same time.
    private static final int AHEAD = 2;

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
        var batches = batches(viewer, all, period, progress == null ? all.size() : STEP);
        var ahead = new ArrayDeque<Future<Worked>>();
        var closed = new ArrayList<Closed>();
        try (var threads = Executors.newFixedThreadPool(AHEAD)) {
            try {
                int begun = 0;
                for (int i = 0; i < batches.size(); i++) {
                    for (; begun < batches.size() && begun <= i + AHEAD; begun++) {
                        var next = batches.get(begun);
                        ahead.add(threads.submit(() -> Bound.call(viewer.binding(), () ->
                                closings.ahead(viewer, next, today))));
                    }
                    var batch = batches.get(i);
                    closed.addAll(closings.close(
                            viewer, batch, done(ahead.remove()), today, progress));
                    if (progress != null) progress.advance(batch.agencies().size());
                }
            } finally {
                threads.shutdownNow();
            }
        }
        return closed;
    }

    private List<Batch> batches(
            Viewer viewer, List<Agency> all, FiscalPeriod period, int most) {
        var ids = all.stream().map(Agency::id).toList();
        var year = new Span(period.span().to().minusYears(1), period.span().to());
        var counts = stated.counts(viewer, List.of(), period.span().to());
        var batches = new ArrayList<Batch>();
        for (int from = 0, to; from < all.size(); from = to) {
            to = Math.min(Counts.together(ids, counts, from, year), from + most);
            batches.add(new Batch(all.subList(from, to), period, counts));
        }
        return batches;
    }

    /// What a batch came to, or why it did not come to anything.
    private static Worked done(Future<Worked> ahead) {
        try {
            return ahead.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException why) throw why;
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
