package linecard.series;

import linecard.series.Shape.Kind;

/// The states of exponential smoothing, carried through a history. The recursions are the same for
/// both kinds of error; only the likelihood and the spread tell them apart:
///
///     expected = (level + φ slope) + season            or times season
///     level    = (level + φ slope) + α error           or α error / season
///     slope    = φ slope + β error                     or β error / season
///     season   = season + γ error                      or γ error / (level + φ slope)
final class Filter {

    private static final double LEAST = 1e-9;

    final Shape shape;
    final double[] y;
    final int cycle;
    double alpha;
    double beta;
    double gamma;
    double phi = 1;
    double level;
    double slope;
    /// By place in the cycle, the first being that of the history's first period.
    final double[] season;
    /// The mean of squared errors after a run; relative errors where the error multiplies.
    double squares;
    /// The sum of the logarithms of what was expected, where errors multiply.
    private double logs;

    Filter(Shape shape, double[] y, int cycle) {
        this.shape = shape;
        this.y = y;
        this.cycle = cycle;
        season = new double[shape.isSeasonal() ? cycle : 1];
    }

    /// Carries the states through the history, and gives −2 log likelihood but for a constant;
    /// infinite where a figure that must be positive is not.
    double run() {
        logs = 0;
        double sum = switch (shape.season()) {
            case NONE -> plain();
            case ADDITIVE -> added();
            case MULTIPLICATIVE -> multiplied();
        };
        squares = sum / y.length;
        return y.length * Math.log(Math.max(sum, 1e-16)) + 2 * logs;
    }

    private double plain() {
        boolean isRelative = shape.stretches();
        double sum = 0;
        double product = 1;
        double l = level;
        double b = slope;
        for (int t = 0; t < y.length; t++) {
            double q = l + phi * b;
            double e = y[t] - q;
            l = q + alpha * e;
            b = phi * b + beta * e;
            if (isRelative) {
                if (q <= LEAST) return Double.POSITIVE_INFINITY;
                e /= q;
                product = times(product, q, t);
            }
            sum += e * e;
        }
        return end(l, b, sum, product);
    }

    private double added() {
        boolean isRelative = shape.stretches();
        double sum = 0;
        double product = 1;
        double l = level;
        double b = slope;
        int place = 0;
        for (int t = 0; t < y.length; t++) {
            double q = l + phi * b;
            double s = season[place];
            double e = y[t] - q - s;
            l = q + alpha * e;
            b = phi * b + beta * e;
            season[place] = s + gamma * e;
            if (++place == cycle) place = 0;
            if (isRelative) {
                if (q + s <= LEAST) return Double.POSITIVE_INFINITY;
                e /= q + s;
                product = times(product, q + s, t);
            }
            sum += e * e;
        }
        return end(l, b, sum, product);
    }

    private double multiplied() {
        double sum = 0;
        double product = 1;
        double l = level;
        double b = slope;
        int place = 0;
        for (int t = 0; t < y.length; t++) {
            double q = l + phi * b;
            double s = season[place];
            if (q <= LEAST || s <= LEAST) return Double.POSITIVE_INFINITY;
            double e = y[t] / (q * s) - 1;
            l = q + alpha * e * q;
            b = phi * b + beta * e * q;
            season[place] = s + gamma * e * s;
            if (++place == cycle) place = 0;
            product = times(product, q * s, t);
            sum += e * e;
        }
        return end(l, b, sum, product);
    }

    /// The logarithm is taken of eight expected figures at a time.
    private double times(double product, double expected, int t) {
        double more = product * expected;
        if (t % 8 != 7) return more;
        logs += Math.log(more);
        return 1;
    }

    private double end(double l, double b, double sum, double product) {
        level = l;
        slope = b;
        logs += Math.log(product);
        return sum;
    }

    /// What is expected so many periods after the history's end, 1 being the next.
    double ahead(int steps) {
        double q = levelAhead(steps);
        double s = season[(y.length + steps - 1) % season.length];
        return switch (shape.season()) {
            case NONE -> q;
            case ADDITIVE -> q + s;
            case MULTIPLICATIVE -> q * s;
        };
    }

    /// The same without the season.
    private double levelAhead(int steps) {
        double trend = 0;
        double power = 1;
        for (int i = 0; i < steps; i++) {
            power *= phi;
            trend += power;
        }
        return level + trend * slope;
    }

    /// By how much a surprise of one in the next period moves it and those after it; where the
    /// season multiplies, but for its factor.
    double[] response(int horizon) {
        var response = new double[horizon];
        response[0] = 1;
        double trend = 0;
        double power = 1;
        for (int h = 1; h < horizon; h++) {
            power *= phi;
            trend += power;
            response[h] = alpha + beta * trend + (h % cycle == 0 ? gamma : 0);
        }
        return response;
    }

    /// The variance of what comes around [#ahead].
    ///
    /// @param variance of the errors; of relative ones where they multiply
    double[] spread(double[] response, double variance) {
        if (!shape.stretches()) return Projection.spread(response, variance);
        boolean isFactor = shape.season() == Kind.MULTIPLICATIVE;
        var mean = new double[response.length];
        for (int h = 0; h < mean.length; h++) mean[h] = isFactor ? levelAhead(h + 1) : ahead(h + 1);
        var spread = Projection.relative(mean, response, variance);
        for (int h = 0; h < mean.length && isFactor; h++) {
            double factor = season[(y.length + h) % cycle];
            spread[h] *= factor * factor;
        }
        return spread;
    }
}
