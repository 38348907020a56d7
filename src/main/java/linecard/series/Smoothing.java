package linecard.series;

import linecard.series.Model.Parameter;
import linecard.series.Shape.Kind;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// One model of exponential smoothing, fitted to a history by maximum likelihood.
final class Smoothing {

    private static final double LOW = 1e-4;
    private static final double HIGH = 0.9999;
    /// Beyond so many periods a cycle has more figures than smoothing can keep apart.
    static final int LONGEST_CYCLE = 24;
    /// A model that is less likely than this, beside the best, is left out.
    private static final double LEAST = 0.01;
    /// One that is so far behind when the search has begun, by the criterion, will not come up.
    private static final double HOPELESS = 14;

    private final Shape shape;
    private final Filter filter;
    private final double firstLevel;
    private final double firstSlope;
    private final double[] firstSeason;
    private final double step;
    private final NelderMead search;

    Smoothing(Shape shape, double[] y, int cycle) {
        this.shape = shape;
        filter = new Filter(shape, y, cycle);
        firstSeason = filter.season.clone();
        var rest = y;
        if (shape.isSeasonal()) {
            var seasons = Seasons.of(y, cycle, shape.season() == Kind.MULTIPLICATIVE);
            rest = seasons.without(y);
            System.arraycopy(seasons.figure(), 0, firstSeason, 0, cycle);
        }
        int early = Math.min(Math.max(10, 2 * cycle), y.length);
        var line = Numbers.line(rest, early);
        firstSlope = shape.isTrended() ? line.slope() : 0;
        firstLevel = shape.isTrended() ? line.start() - line.slope()
                : Numbers.mean(Arrays.copyOf(rest, early));
        step = Numbers.step(rest);
        search = search();
    }

    /// What stretches needs figures above zero.
    static List<Shape> shapes(double[] y, int cycle) {
        boolean isSeasonal = cycle <= LONGEST_CYCLE && Seasons.areTold(y.length, cycle);
        boolean isPositive = Numbers.isPositive(y);
        return Shape.all().stream().filter(shape -> (isSeasonal || !shape.isSeasonal())
                && (isPositive || !shape.stretches())).toList();
    }

    /// All models that suit, each by how likely it is: Akaike's weights (Kolassa 2011).
    static Projection of(double[] y, int cycle, int horizon) {
        var fits = new ArrayList<Smoothing>();
        double best = Double.POSITIVE_INFINITY;
        for (var shape : shapes(y, cycle)) {
            var fit = new Smoothing(shape, y, cycle);
            fit.search(12);
            fits.add(fit);
            best = Math.min(best, fit.criterion());
        }
        for (var fit : fits) {
            if (fit.criterion() > best + HOPELESS) continue;
            fit.search(48);
            best = Math.min(best, fit.criterion());
        }
        var likely = new ArrayList<Projection>();
        var weight = new double[fits.size()];
        double sum = 0;
        for (var fit : fits) {
            double times = Math.exp((best - fit.criterion()) / 2);
            if (times < LEAST) continue;
            weight[likely.size()] = times;
            likely.add(fit.projection(horizon));
            sum += times;
        }
        for (int i = 0; i < likely.size(); i++) weight[i] /= sum;
        return Projection.mixed(
                Method.SMOOTHING, likely, Arrays.copyOf(weight, likely.size()));
    }

    /// Akaike's criterion, corrected for short histories; infinite where they are too short.
    private double criterion() {
        int used = shape.freedoms(filter.cycle);
        int left = filter.y.length - used;
        return left < 2 ? Double.POSITIVE_INFINITY
                : search.least() + 2.0 * used + 2.0 * used * (used + 1) / (left - 1);
    }

    /// @param evaluations for each dimension
    private void search(int evaluations) {
        search.search(evaluations * search.point().length, 1e-3);
    }

    private NelderMead search() {
        var start = new double[6];
        var apart = new double[6];
        int size = 0;
        start[size] = 0.3;
        apart[size++] = 0.2;
        for (int i = (shape.isTrended() ? 1 : 0) + (shape.isSeasonal() ? 1 : 0); i > 0; i--) {
            start[size] = 0.1;
            apart[size++] = 0.15;
        }
        if (shape.isDamped()) {
            start[size] = 0.95;
            apart[size++] = -0.06;
        }
        for (int i = shape.isTrended() ? 2 : 1; i > 0; i--) apart[size++] = 1;
        return new NelderMead(this::at, Arrays.copyOf(start, size), Arrays.copyOf(apart, size));
    }

    /// How unlikely a point is: α, β as a part of α, γ as a part of what α leaves, φ, and by how
    /// many steps the first level, and tenths of them the first slope, are moved; as many of these
    /// as the shape has.
    private double at(double[] point) {
        int i = 0;
        filter.alpha = Numbers.within(LOW, HIGH, point[i++]);
        filter.beta = shape.isTrended()
                ? filter.alpha * Numbers.within(LOW, HIGH, point[i++]) : 0;
        filter.gamma = shape.isSeasonal()
                ? (1 - filter.alpha) * Numbers.within(LOW, HIGH, point[i++]) : 0;
        filter.phi = shape.isDamped() ? Numbers.within(0.8, 0.98, point[i++]) : 1;
        filter.level = firstLevel + step * point[i++];
        filter.slope = shape.isTrended() ? firstSlope + 0.1 * step * point[i] : 0;
        System.arraycopy(firstSeason, 0, filter.season, 0, firstSeason.length);
        return filter.run();
    }

    private Projection projection(int horizon) {
        at(search.point());
        var mean = new double[horizon];
        for (int h = 0; h < horizon; h++) mean[h] = filter.ahead(h + 1);
        double variance = filter.squares * filter.y.length
                / Math.max(filter.y.length - shape.freedoms(filter.cycle), 1);
        var response = filter.response(horizon);
        return new Projection(Method.SMOOTHING,
                List.of(new Model(shape.toString(), 1, parameters())), mean,
                filter.spread(response, variance), response);
    }

    private Map<Parameter, Double> parameters() {
        var found = new EnumMap<Parameter, Double>(Parameter.class);
        found.put(Parameter.LEVEL, filter.alpha);
        if (shape.isTrended()) found.put(Parameter.SLOPE, filter.beta);
        if (shape.isSeasonal()) found.put(Parameter.SEASON, filter.gamma);
        if (shape.isDamped()) found.put(Parameter.DAMPING, filter.phi);
        return found;
    }
}
