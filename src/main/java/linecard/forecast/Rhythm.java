package linecard.forecast;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// How often an account ordered, and how much at a time.
///
/// @param orders days with orders
/// @param netMinor what all came to, returns taken off
record Rhythm(int orders, LocalDate first, LocalDate last, long netMinor) {

    /// Fewer say nothing of what lies between them.
    private static final int FEWEST = 3;

    /// From so many intervals of silence on an account is in doubt, and from so many it is gone.
    private static final double DOUBTFUL = 2;
    private static final double GONE = 4;

    /// What the account is expected to bring a day, in minor units. Nothing where it ordered too
    /// seldom to tell, where it gave back more than it took, or where it has been silent for long.
    double perDay(LocalDate asOf) {
        if (orders < FEWEST || netMinor <= 0) return 0;
        double interval = (double) ChronoUnit.DAYS.between(first, last) / (orders - 1);
        if (interval <= 0) return 0;
        double silent = ChronoUnit.DAYS.between(last, asOf) / interval;
        double chance = Math.clamp((GONE - silent) / (GONE - DOUBTFUL), 0, 1);
        return chance * ((double) netMinor / orders) / interval;
    }
}
