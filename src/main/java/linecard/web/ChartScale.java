package linecard.web;

import org.jspecify.annotations.Nullable;

/// Where amounts stand along a stretch of a picture: `least` at `start`, `most` at `end`. Zero is
/// always on it, so that lengths can be compared.
///
/// @param start percent of the width, or pixels from the top
record ChartScale(long least, long most, double start, double end) {

    ChartScale {
        least = Math.min(least, 0);
        most = Math.max(most, 0);
    }

    /// A scale that starts with nothing on it but zero.
    static ChartScale between(double start, double end) {
        return new ChartScale(0, 0, start, end);
    }

    /// The same stretch, grown so that this amount has its place on it.
    ChartScale holding(@Nullable Long amount) {
        if (amount == null) return this;
        return new ChartScale(
                Math.min(least, amount), Math.max(most, amount), start, end);
    }

    double at(double amount) {
        return tidy(start + (end - start) * (amount - least) / span());
    }

    double zero() {
        return at(0);
    }

    /// How far apart two amounts stand that differ by this one.
    double length(long amount) {
        return tidy(Math.abs((end - start) * amount / span()));
    }

    /// In doubles, which cannot overflow; 1 where there is nothing to show.
    private double span() {
        return Math.max(1, (double) most - least);
    }

    static double tidy(double position) {
        return Math.round(position * 100) / 100.0;
    }
}
