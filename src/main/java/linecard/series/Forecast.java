package linecard.series;

import java.util.ArrayList;
import java.util.List;

/// What is expected of the periods ahead, and why.
public final class Forecast implements Answer {

    private final Spread spread;
    private final List<Part> parts;
    private final int start;
    private final List<Integer> tamed;
    private final boolean byLength;

    Forecast(Spread spread, List<Part> parts, int start, List<Integer> tamed, boolean byLength) {
        this.spread = spread;
        this.parts = List.copyOf(parts);
        this.start = start;
        this.tamed = List.copyOf(tamed);
        this.byLength = byLength;
    }

    /// One for each period ahead.
    public List<Expected> periods() {
        var periods = new ArrayList<Expected>();
        for (int h = 0; h < spread.horizon(); h++) periods.add(spread.over(h, h + 1));
        return periods;
    }

    /// Of several periods together, as a quarter's months: surprises of neighbours go together, so
    /// this is not the sum of their ranges.
    ///
    /// @param from counted from 0, the first period ahead
    /// @param to the period after the last
    public Expected total(int from, int to) {
        if (from < 0 || from >= to || to > spread.horizon()) {
            throw new IllegalArgumentException(from + " to " + to);
        }
        return spread.over(from, to);
    }

    /// What each method makes of it. The forecast is their sum by weight, but never below zero
    /// where the history never was.
    public List<Part> parts() {
        return parts;
    }

    /// The first period of the history that counted.
    public int start() {
        return start;
    }

    /// Periods of the history so far off all around them that they were brought in.
    public List<Integer> tamed() {
        return tamed;
    }

    /// Whether figures were taken by the length of their periods.
    public boolean byLength() {
        return byLength;
    }
}
