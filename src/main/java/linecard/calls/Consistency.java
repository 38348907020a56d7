package linecard.calls;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// How even the effort of some closed weeks was. A rep who makes 40 calls every week and one who
/// makes 160 every fourth have the same mean, and not the same consistency.
///
/// @param weeks how many there are
/// @param atQuota how many of them reached what was asked
/// @param asking how many of them asked for something
/// @param variation standard deviation of the normalised weeks over their mean; empty where fewer
/// than two weeks or no call
/// @param longestGap working days in a row without a call that counts
/// @param lag calendar days from a call to its being entered, the median; empty without a call
public record Consistency(
        int weeks, int atQuota, int asking, OptionalDouble variation, int longestGap,
        OptionalLong lag) {

    /// Fewer weeks say too little.
    public static final int ENOUGH_WEEKS = 4;

    public boolean saysEnough() {
        return weeks >= ENOUGH_WEEKS && variation.isPresent();
    }

    static Consistency of(List<Effort.Week> closed, int longestGap, long[] lags) {
        int atQuota = (int) closed.stream().filter(Effort.Week::isAtQuota).count();
        int asking = (int) closed.stream().filter(week -> week.asked() > 0).count();
        return new Consistency(closed.size(), atQuota, asking,
                variation(closed.stream().mapToDouble(Effort.Week::normalised).toArray()),
                longestGap, median(lags));
    }

    /// Of a whole population, not of a sample: these are all the weeks there were.
    static OptionalDouble variation(double[] weeks) {
        double mean = Arrays.stream(weeks).average().orElse(0);
        if (weeks.length < 2 || mean == 0) return OptionalDouble.empty();
        double squares = Arrays.stream(weeks).map(week -> (week - mean) * (week - mean)).sum();
        return OptionalDouble.of(Math.sqrt(squares / weeks.length) / mean);
    }

    /// The lower of the two in the middle.
    static OptionalLong median(long[] values) {
        if (values.length == 0) return OptionalLong.empty();
        var sorted = values.clone();
        Arrays.sort(sorted);
        return OptionalLong.of(sorted[(sorted.length - 1) / 2]);
    }
}
