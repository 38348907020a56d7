package linecard.forecast;

import linecard.access.Viewer;
import linecard.calendar.IsoWeek;
import linecard.calendar.Span;
import linecard.database.Ids;
import linecard.forecast.Forecaster.Facts;
import linecard.jobs.Progress;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Takes snapshots.
@Component
public class Forecasts {

    /// So many months ago the first of those begins that are worked out afterwards.
    static final int AFTERWARDS = 6;
    private static final int RECORD_MONTHS = 24;
    private static final int KEPT_PAST = 24;

    private final Forecaster forecaster;
    private final Snapshots snapshots;
    private final Stances stances;
    private final TransactionOperations transaction;

    Forecasts(Forecaster forecaster, Snapshots snapshots, Stances stances,
            TransactionOperations transaction) {
        this.forecaster = forecaster;
        this.snapshots = snapshots;
        this.stances = stances;
        this.transaction = transaction;
    }

    /// Takes today's. An organisation's first is preceded by those of the months before, worked out
    /// afterwards and marked so, so that there is something to go by.
    public void take(Viewer viewer, LocalDate today, Progress progress) {
        if (!snapshots.isAny(viewer)) afterwards(viewer, today, progress);
        takeOne(viewer, today, progress);
    }

    private void afterwards(Viewer viewer, LocalDate today, Progress progress) {
        var calendar = viewer.organisation().calendar();
        var starts = new ArrayList<LocalDate>();
        for (var month = calendar.periodOf(today); starts.size() < AFTERWARDS;
                month = calendar.periodOf(month.span().from().minusDays(1))) {
            if (month.span().from().isBefore(today)) starts.addFirst(month.span().from());
        }
        for (var asOf : starts) {
            var facts = forecaster.facts(viewer, asOf, today);
            var figures = forecaster.figures(facts, WeightRules.of(List.of()), 1, step -> {});
            var shown = figures.stream().filter(figure -> figure.dimension() == Dimension.ALL
                    || figure.dimension() == Dimension.REP).toList();
            write(viewer, snapshot(facts, true, true, WeightRules.of(List.of()), 1), shown,
                    List.of(), progress);
        }
    }

    private void takeOne(Viewer viewer, LocalDate today, Progress progress) {
        var facts = forecaster.facts(viewer, today, today);
        progress.outOf(facts.size());
        var scoring = scoring(viewer, facts, today);
        var scores = scoring.scores();
        var weights = WeightRules.of(scores);
        var figures = forecaster.figures(facts, weights, scoring.stretch(), progress::advance);
        boolean kept = !snapshots.isKept(viewer, IsoWeek.of(today).span().from());
        write(viewer, snapshot(facts, kept, false, weights, scoring.stretch()), figures, scores,
                progress);
    }

    private void write(
            Viewer viewer, Snapshot taken, List<Figure> figures, List<Score> scores,
            Progress progress) {
        transaction.executeWithoutResult(status -> {
            progress.fence();
            snapshots.write(viewer, taken, figures, scores);
        });
    }

    private static Snapshot snapshot(
            Facts facts, boolean kept, boolean afterwards, long[] weights, double stretch) {
        var horizon = facts.horizon();
        var past = horizon.past().subList(
                Math.max(0, horizon.past().size() - KEPT_PAST), horizon.past().size());
        return new Snapshot(Ids.fresh(), horizon.asOf(),
                horizon.ahead().stream().map(month -> month.span().from()).toList(),
                horizon.quarters(), past.stream().map(month -> month.span().from()).toList(),
                kept, afterwards, Arrays.stream(weights).boxed().toList(), stretch, null);
    }

    /// What came of everything that earlier snapshots and people said.
    private Scoring scoring(Viewer viewer, Facts facts, LocalDate today) {
        var scoring = new Scoring();
        var months = facts.horizon().past().stream().map(month -> month.span().from()).toList();
        for (var dimension : List.of(Dimension.ALL, Dimension.REP)) {
            var shares = facts.shares().get(dimension);
            if (shares == null) continue;
            for (var share : shares.values()) {
                scoring.known(dimension, share.part, months, share.past);
            }
        }
        var from = today.minusMonths(RECORD_MONTHS);
        for (var then : snapshots.earlier(viewer, from, today)) {
            for (var dimension : List.of(Dimension.ALL, Dimension.REP)) {
                for (var said : snapshots.figures(viewer, then.id(), dimension)) {
                    scoring.add(then, said);
                }
            }
        }
        var calendar = viewer.organisation().calendar();
        for (var stance : stances.beforehand(viewer, from)) {
            var year = calendar.yearOf(stance.quarter());
            var quarter = year.quarter(year.monthOf(stance.quarter()).quarter());
            scoring.add(stance, quarter.months().stream()
                    .map(month -> month.span()).map(Span::from).toList());
        }
        return scoring;
    }
}
