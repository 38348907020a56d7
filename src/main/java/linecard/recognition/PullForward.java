package linecard.recognition;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToDoubleFunction;

/// Whether orders stand closer to the end of a contest than they use to, and whether fewer, or
/// returns, follow. A comparison of figures: it says what is unlike earlier periods and unlike the
/// other reps, and nothing of why.
///
/// Each part is held against the interval in which the next one of the own earlier periods would
/// lie in 95 of 100 cases (Student's t, n − 1 degrees of freedom, for one further observation).
/// What moved all reps alike, the median of their differences, is taken off first.
final class PullForward {

    /// Earlier periods with sales that it takes.
    static final int LEAST = 4;

    /// Differences below it are no news, however even the earlier periods were.
    private static final double LEAST_DIFFERENCE = 0.05;

    /// 97.5 % points of Student's t for 3 to 11 degrees of freedom.
    private static final double[] T =
            {3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201};

    enum Sign {
        /// More of the period's sales in its last days.
        BUNCHED,
        /// Less in the days after.
        DIP,
        /// More came back in the days after.
        RETURNED
    }

    /// A part of the period's sales beside what is usual.
    ///
    /// @param low and `high`: within them it would lie in 95 of 100 cases
    /// @param others how far the other reps' is from what is usual for them, at the median
    record Part(double is, double usual, double low, double high, double others) {

        boolean isAbove() {
            return is - others > high && is - usual - others > LEAST_DIFFERENCE;
        }

        boolean isBelow() {
            return is - others < low && usual - is + others > LEAST_DIFFERENCE;
        }
    }

    /// @param periods earlier ones with sales
    /// @param last null where there is not enough to compare with; so are the others
    /// @param after null, too, while those days are not over; so is `returned`
    /// @param signs empty for nothing unusual. What follows counts only where orders were bunched
    record Finding(
            UUID rep, Spell contest, int periods, @Nullable Part last, @Nullable Part after,
            @Nullable Part returned, Set<Sign> signs) {

        boolean isEnough() {
            return last != null;
        }
    }

    private PullForward() {}

    /// Those with signs first, then by how many of their sales are from the last days.
    ///
    /// @param contests what each rep sold around the contest's end
    /// @param earlier the same of earlier periods
    /// @param isAfterOver whether the days after the contest are over
    static List<Finding> of(
            Map<UUID, Spell> contests, Map<UUID, List<Spell>> earlier, boolean isAfterOver) {
        var own = new HashMap<UUID, List<Spell>>();
        contests.forEach((rep, spell) -> {
            var before = earlier.getOrDefault(rep, List.of()).stream()
                    .filter(Spell::hasSales).limit(T.length + LEAST - 1L).toList();
            own.put(rep, spell.hasSales() ? before : List.of());
        });
        var last = parts(contests, own, Spell::lastPart);
        var after = isAfterOver ? parts(contests, own, Spell::afterPart) : Map.<UUID, Part>of();
        var returned = isAfterOver ? parts(contests, own, Spell::returnedPart)
                : Map.<UUID, Part>of();
        return contests.entrySet().stream()
                .map(one -> finding(one.getKey(), one.getValue(),
                        own.getOrDefault(one.getKey(), List.of()).size(), last.get(one.getKey()),
                        after.get(one.getKey()), returned.get(one.getKey())))
                .sorted(Comparator.comparing((Finding one) -> one.signs().size()).reversed()
                        .thenComparing(one -> one.last() == null ? 0 : -one.last().is())
                        .thenComparing(Finding::rep))
                .toList();
    }

    private static Finding finding(
            UUID rep, Spell contest, int periods, @Nullable Part last, @Nullable Part after,
            @Nullable Part returned) {
        return new Finding(rep, contest, periods, last, after, returned,
                signs(last, after, returned));
    }

    private static Set<Sign> signs(
            @Nullable Part last, @Nullable Part after, @Nullable Part returned) {
        var signs = EnumSet.noneOf(Sign.class);
        if (last == null || !last.isAbove()) return signs;
        signs.add(Sign.BUNCHED);
        if (after != null && after.isBelow()) signs.add(Sign.DIP);
        if (returned != null && returned.isAbove()) signs.add(Sign.RETURNED);
        return signs;
    }

    private static Map<UUID, Part> parts(
            Map<UUID, Spell> contests, Map<UUID, List<Spell>> earlier,
            ToDoubleFunction<Spell> part) {
        var alone = new HashMap<UUID, Part>();
        earlier.forEach((rep, spells) -> {
            if (spells.size() >= LEAST) {
                alone.put(rep, part(part.applyAsDouble(contests.getOrDefault(rep, Spell.NOTHING)),
                        spells.stream().mapToDouble(part).toArray()));
            }
        });
        var differences = alone.values().stream().mapToDouble(one -> one.is() - one.usual())
                .sorted().toArray();
        var parts = new HashMap<UUID, Part>();
        alone.forEach((rep, one) -> parts.put(rep, new Part(one.is(), one.usual(), one.low(),
                one.high(), medianWithout(differences, one.is() - one.usual()))));
        return parts;
    }

    private static Part part(double is, double[] before) {
        int n = before.length;
        double mean = 0;
        for (double one : before) mean += one / n;
        double squares = 0;
        for (double one : before) squares += (one - mean) * (one - mean);
        double reach = T[n - LEAST] * Math.sqrt(squares / (n - 1) * (1 + 1.0 / n));
        return new Part(is, mean, mean - reach, mean + reach, 0);
    }

    /// @param own one of them, which is left out
    private static double medianWithout(double[] sorted, double own) {
        int n = sorted.length - 1;
        if (n == 0) return 0;
        int at = Arrays.binarySearch(sorted, own);
        return (other(sorted, at, (n - 1) / 2) + other(sorted, at, n / 2)) / 2;
    }

    private static double other(double[] sorted, int without, int number) {
        return sorted[number < without ? number : number + 1];
    }
}
