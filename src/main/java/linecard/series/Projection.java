package linecard.series;

import java.util.ArrayList;
import java.util.List;

/// What one method expects of each period ahead.
///
/// @param variance of what it expects
/// @param response by how much a surprise of one, in the first period ahead, moves each of them;
///     the first is one
record Projection(Method method, List<Model> models, double[] mean, double[] variance,
        double[] response) {

    /// Variances where each period brings a surprise of that variance, which the later ones feel.
    static double[] spread(double[] response, double variance) {
        var spread = new double[response.length];
        double sum = 0;
        for (int h = 0; h < spread.length; h++) {
            sum += response[h] * response[h];
            spread[h] = variance * sum;
        }
        return spread;
    }

    /// The same where a surprise is a share of what was expected (Hyndman and others 2008, 6.2).
    static double[] relative(double[] mean, double[] response, double variance) {
        var square = new double[mean.length];
        var spread = new double[mean.length];
        for (int h = 0; h < mean.length; h++) {
            square[h] = mean[h] * mean[h];
            for (int j = 1; j <= h; j++) {
                square[h] += variance * response[j] * response[j] * square[h - j];
            }
            spread[h] = (1 + variance) * square[h] - mean[h] * mean[h];
        }
        return spread;
    }

    /// With the season put back.
    Projection with(Seasons seasons, int length) {
        var seasonal = mean.clone();
        var spread = variance.clone();
        for (int h = 0; h < mean.length; h++) {
            double figure = seasons.at(length + h);
            seasonal[h] = seasons.multiplies() ? mean[h] * figure : mean[h] + figure;
            if (seasons.multiplies()) spread[h] *= figure * figure;
        }
        return new Projection(method, models, seasonal, spread, response);
    }

    /// One of several, by weights that sum to one: where they differ, that is uncertain too.
    static Projection mixed(Method method, List<Projection> parts, double[] weight) {
        int horizon = parts.getFirst().mean.length;
        var mixed = new Projection(method, new ArrayList<>(), new double[horizon],
                new double[horizon], new double[horizon]);
        for (int i = 0; i < weight.length; i++) {
            var part = parts.get(i);
            for (int h = 0; h < horizon; h++) {
                mixed.mean[h] += weight[i] * part.mean[h];
                mixed.response[h] += weight[i] * part.response[h];
            }
            for (var model : part.models) {
                mixed.models.add(new Model(model.form(), weight[i], model.parameters()));
            }
        }
        for (int i = 0; i < weight.length; i++) {
            var part = parts.get(i);
            for (int h = 0; h < horizon; h++) {
                double off = part.mean[h] - mixed.mean[h];
                mixed.variance[h] += weight[i] * (part.variance[h] + off * off);
            }
        }
        return mixed;
    }
}
