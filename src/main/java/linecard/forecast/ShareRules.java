package linecard.forecast;

import linecard.forecast.ActivityRules.Yield;
import linecard.forecast.Figure.Prospects;
import linecard.forecast.Figure.Range;
import linecard.forecast.Figure.Reason;
import linecard.forecast.Figure.State;
import linecard.forecast.PipelineRules.Pace;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Forecasts every part by itself, then makes the parts of each dimension sum to the whole.
final class ShareRules {

    private static final int KEPT_PAST = 24;

    private ShareRules() {}

    /// What is known of how the organisation's forecasts are made.
    ///
    /// @param yield null where too few calls were told
    /// @param pace null where too few opportunities were won
    record Setting(
            Horizon horizon, @Nullable Yield yield, @Nullable Pace pace, long[] weights,
            double stretch) {}

    /// One part by itself.
    ///
    /// @param paths of each method, empty where it says nothing
    /// @param mean all together; what it brought lately where its seasons say nothing
    record Alone(
            Share share, Seasons seasons, double[][] paths, double[] mean, double[] fromCalls,
            double callsPerWeek, PipelineRules.@Nullable Path pipeline) {}

    static Alone alone(Share share, Setting setting) {
        var horizon = setting.horizon();
        var seasons = Seasons.of(horizon, share.history(), share.soFar);
        var paths = new double[Method.values().length][0];
        if (seasons instanceof Seasons.Told told) paths[Method.SEASONS.ordinal()] = told.mean();
        if (share.perDay > 0) paths[Method.RHYTHM.ordinal()] = rhythm(share, horizon);
        var fromCalls = new double[0];
        double calls = 0;
        if (setting.yield() != null && share.hasAccounts && share.touch.calls() > 0) {
            var path = ActivityRules.path(share.touch, setting.yield(), horizon);
            paths[Method.ACTIVITY.ordinal()] = path.all();
            path.all()[0] += share.soFar;
            fromCalls = path.fromCalls();
            calls = path.callsPerWeek();
        }
        PipelineRules.Path pipeline = null;
        if (setting.pace() != null && (share.openMinor > 0 || share.wonMinor > 0)) {
            pipeline = PipelineRules.path(share, setting.pace(), horizon);
            paths[Method.PIPELINE.ordinal()] = pipeline.all();
            pipeline.all()[0] += share.soFar;
        }
        return new Alone(share, seasons, paths, seasons instanceof Seasons.Told
                ? WeightRules.together(paths, setting.weights()) : lately(share, horizon),
                fromCalls, calls, pipeline);
    }

    private static double[] rhythm(Share share, Horizon horizon) {
        var path = new double[Horizon.MONTHS];
        for (int month = 0; month < path.length; month++) {
            path[month] = share.perDay * horizon.daysLeft(month);
        }
        path[0] += share.soFar;
        return path;
    }

    /// The mean of the last year's months, or of as many as there were.
    private static double[] lately(Share share, Horizon horizon) {
        int from = Math.max(0, share.past.length - 12);
        while (from < share.past.length && share.past[from] == 0) from++;
        double sum = 0;
        for (int month = from; month < share.past.length; month++) sum += share.past[month];
        var path = new double[Horizon.MONTHS];
        Arrays.fill(path, sum / Math.max(1, share.past.length - from));
        path[0] = share.soFar + horizon.left() * path[0];
        return path;
    }

    /// The figures of all parts, coherent; none where the whole says too little by itself.
    ///
    /// @param whole of everything; `parts` of all dimensions
    static List<Figure> figures(Alone whole, List<List<Alone>> parts, Setting setting) {
        if (!(whole.seasons() instanceof Seasons.Told)) {
            return List.of(figure(whole, new long[0], setting));
        }
        var totals = new long[Horizon.MONTHS];
        for (int month = 0; month < totals.length; month++) {
            double sum = whole.mean()[month];
            int counted = 1;
            for (var cut : parts) {
                if (cut.isEmpty()) continue;
                for (var part : cut) sum += part.mean()[month];
                counted++;
            }
            totals[month] = Math.round(sum / counted);
        }
        var figures = new ArrayList<Figure>();
        figures.add(figure(whole, totals, setting));
        for (var cut : parts) {
            if (cut.isEmpty()) continue;
            var each = new long[cut.size()][Horizon.MONTHS];
            for (int month = 0; month < totals.length; month++) {
                var reconciled = reconciled(totals[month], cut, month);
                for (int i = 0; i < each.length; i++) each[i][month] = reconciled[i];
            }
            for (int i = 0; i < each.length; i++) {
                figures.add(figure(cut.get(i), each[i], setting));
            }
        }
        return figures;
    }

    private static long[] reconciled(long whole, List<Alone> cut, int month) {
        var means = new double[cut.size()];
        var doubts = new double[cut.size()];
        var neverBelow = new boolean[cut.size()];
        for (int i = 0; i < means.length; i++) {
            var part = cut.get(i);
            means[i] = part.mean()[month];
            neverBelow[i] = Arrays.stream(part.share().past).allMatch(amount -> amount >= 0)
                    && part.share().soFar >= 0;
            doubts[i] = part.seasons() instanceof Seasons.Told told
                    ? Math.pow(told.band().mostHigh()[month] - told.band().mostLow()[month], 2)
                    : Math.pow(means[i], 2);
        }
        return Reconciling.parts(whole, means, doubts, neverBelow);
    }

    private static Figure figure(Alone of, long[] expected, Setting setting) {
        var share = of.share();
        var told = of.seasons() instanceof Seasons.Told seasons ? seasons : null;
        var state = told != null ? State.EXPECTED
                : share.isNothing() ? State.NOTHING : State.POOLED;
        var reason = of.seasons() instanceof Seasons.Silent silent
                ? Reason.valueOf(silent.reason().name()) : Reason.NONE;
        var band = Range.NONE;
        var quarterBand = Range.NONE;
        if (told != null) {
            double floor = told.neverBelow() ? 0 : Double.NEGATIVE_INFINITY;
            var means = Arrays.stream(expected).asDoubleStream().toArray();
            band = range(told.band().around(told.mean(), means, setting.stretch(), floor));
            quarterBand = range(told.quarterBand().around(told.quarters(),
                    quarters(share, means, setting.horizon()), setting.stretch(), floor));
        }
        int from = Math.max(0, share.past.length - KEPT_PAST);
        return new Figure(share.dimension, share.part, share.rep, share.agency, share.territory,
                state, reason, Arrays.copyOfRange(share.past, from, share.past.length),
                share.soFar, expected, band, quarterBand,
                whole(of.paths()[Method.SEASONS.ordinal()]),
                whole(of.paths()[Method.RHYTHM.ordinal()]),
                whole(of.paths()[Method.ACTIVITY.ordinal()]),
                whole(Seasons.naive(share.history())), whole(of.fromCalls()),
                Math.round(1000 * of.callsPerWeek()), prospects(of.pipeline()));
    }

    private static Prospects prospects(PipelineRules.@Nullable Path of) {
        return of == null ? Prospects.NONE : new Prospects(whole(of.all()), whole(of.fromOpen()),
                whole(of.fromWins()), Math.round(1e6 * of.winRate()));
    }

    private static double[] quarters(Share share, double[] months, Horizon horizon) {
        var sizes = horizon.quarters();
        var sums = new double[sizes.size()];
        for (int quarter = 0, from = 0; quarter < sums.length; quarter++) {
            if (quarter == 0) sums[0] = Seasons.passed(horizon, share.history());
            for (int i = 0; i < sizes.get(quarter); i++) sums[quarter] += months[from++];
        }
        return sums;
    }

    private static Range range(Band band) {
        return new Range(whole(band.halfLow()), whole(band.halfHigh()), whole(band.mostLow()),
                whole(band.mostHigh()));
    }

    private static long[] whole(double[] amounts) {
        return Arrays.stream(amounts).mapToLong(Math::round).toArray();
    }
}
