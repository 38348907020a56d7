package linecard.series;

import java.util.ArrayList;
import java.util.List;

/// What a model of exponential smoothing is made of, in the taxonomy of Hyndman, Koehler, Ord and
/// Snyder, Forecasting with Exponential Smoothing (2008).
///
/// @param error whether what is unforeseen adds to the expected figure, or stretches it
record Shape(Kind error, Trend trend, Kind season) {

    enum Kind { NONE, ADDITIVE, MULTIPLICATIVE }

    enum Trend { NONE, ADDITIVE, DAMPED }

    Shape {
        if (error == Kind.NONE) throw new IllegalArgumentException("a model has errors");
        if (error == Kind.ADDITIVE && season == Kind.MULTIPLICATIVE) {
            throw new IllegalArgumentException("its variance has no bound");
        }
    }

    static List<Shape> all() {
        var all = new ArrayList<Shape>();
        for (var error : Kind.values()) {
            for (var trend : Trend.values()) {
                for (var season : Kind.values()) {
                    if (error == Kind.NONE) continue;
                    if (error == Kind.ADDITIVE && season == Kind.MULTIPLICATIVE) continue;
                    all.add(new Shape(error, trend, season));
                }
            }
        }
        return all;
    }

    boolean isTrended() {
        return trend != Trend.NONE;
    }

    boolean isDamped() {
        return trend == Trend.DAMPED;
    }

    boolean isSeasonal() {
        return season != Kind.NONE;
    }

    boolean stretches() {
        return error == Kind.MULTIPLICATIVE;
    }

    /// How many figures are estimated from the history: smoothing parameters, first states and the
    /// variance.
    int freedoms(int cycle) {
        int count = 3;
        if (isTrended()) count += 2;
        if (isDamped()) count++;
        if (isSeasonal()) count += cycle;
        return count;
    }

    /// In the letters of the literature: `MAdM`.
    @Override
    public String toString() {
        return letter(error) + switch (trend) {
            case NONE -> "N";
            case ADDITIVE -> "A";
            case DAMPED -> "Ad";
        } + letter(season);
    }

    private static String letter(Kind kind) {
        return kind.name().substring(0, 1);
    }
}
