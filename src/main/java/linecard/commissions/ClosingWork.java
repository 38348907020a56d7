package linecard.commissions;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.calendar.FiscalPeriod;
import linecard.jobs.Jobs;
import linecard.jobs.Progress;
import linecard.jobs.Work;
import linecard.people.Agencies;
import linecard.words.Words;

import org.springframework.stereotype.Component;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The work of closing a month for more agencies than somebody would wait for.
@Component
class ClosingWork implements Work {

    private static final String KIND = "close_month";
    private static final int AT_ONCE = 50;

    private final MonthClosing closing;
    private final Agencies agencies;
    private final FiscalMonths months;

    ClosingWork(MonthClosing closing, Agencies agencies, FiscalMonths months) {
        this.closing = closing;
        this.agencies = agencies;
        this.months = months;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Audience audience() {
        return Audience.TREASURERS;
    }

    @Override
    public String name() {
        return "commissions.closing";
    }

    @Override
    public String path(UUID subject) {
        return "/statements?year=" + year(subject) + "&month=" + month(subject);
    }

    @Override
    public Map<UUID, String> titles(Viewer viewer, Set<UUID> subjects) {
        var titles = new HashMap<UUID, String>();
        for (var subject : subjects) {
            titles.put(subject, FiscalMonths.label(Words.in(viewer.language()),
                    viewer.organisation().calendar(), period(viewer, subject)));
        }
        return titles;
    }

    /// Has the month closed in the background, where there are many agencies.
    ///
    /// @return the job; empty where there are few, and nothing was begun
    Optional<UUID> start(Viewer viewer, FiscalPeriod period, Jobs jobs) {
        if (agencies.all(viewer).size() <= AT_ONCE) return Optional.empty();
        return Optional.of(jobs.start(viewer, KIND, subject(period)));
    }

    @Override
    public void run(Viewer viewer, UUID subject, Progress progress) {
        closing.close(viewer, period(viewer, subject), months.today(viewer), progress);
    }

    private FiscalPeriod period(Viewer viewer, UUID subject) {
        return months.of(viewer, year(subject), month(subject));
    }

    /// A month is no row: its number is what its jobs are told apart by.
    private static UUID subject(FiscalPeriod period) {
        return new UUID(period.year(), period.number());
    }

    private static int year(UUID subject) {
        return (int) subject.getMostSignificantBits();
    }

    private static int month(UUID subject) {
        return (int) subject.getLeastSignificantBits();
    }
}
