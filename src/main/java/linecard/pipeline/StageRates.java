package linecard.pipeline;

import linecard.pipeline.Opportunity.Outcome;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What finished opportunities say of the pipeline: what part is won, from each stage and in all,
/// and how long it takes. A stage that was left on the day it was entered was never in it: a
/// mistaken move that is taken back does not count.
public final class StageRates {

    /// Of fewer nothing is said.
    public static final int ENOUGH = 10;

    /// Two-sided, of 95 in 100 cases.
    private static final double Z = 1.959964;

    private StageRates() {}

    /// A part of many, with where the true part lies in 95 of 100 cases (E. B. Wilson, 1927).
    public record Part(int won, int of) {

        public boolean isEnough() {
            return of >= ENOUGH;
        }

        public double rate() {
            return of == 0 ? 0 : (double) won / of;
        }

        public double low() {
            return Math.max(0, centre() - reach());
        }

        public double high() {
            return Math.min(1, centre() + reach());
        }

        private double centre() {
            return (rate() + Z * Z / (2 * of)) / (1 + Z * Z / of);
        }

        private double reach() {
            return Z / (1 + Z * Z / of)
                    * Math.sqrt(rate() * (1 - rate()) / of + Z * Z / (4.0 * of * of));
        }
    }

    /// @param days the median of whole days that they stayed in the stage; null for too few
    public record OfStage(Part won, @Nullable Long days) {}

    /// @param cycleDays the median of whole days from entering to winning; null for too few
    public record Measured(Part won, @Nullable Long cycleDays, Map<UUID, OfStage> stages) {}

    public static Measured of(List<History> finished, ZoneId zone) {
        int won = 0;
        var cycles = new ArrayList<Long>();
        var through = new HashMap<UUID, int[]>();
        var stays = new HashMap<UUID, List<Long>>();
        for (var one : finished) {
            boolean isWon = one.outcome() == Outcome.WON;
            if (isWon) won++;
            if (isWon) cycles.add(Duration.between(one.moments().getFirst().at(),
                    one.moments().getLast().at()).toDays());
            stays(one, zone).forEach((stage, days) -> {
                stays.computeIfAbsent(stage, _ -> new ArrayList<>()).add(days);
                var count = through.computeIfAbsent(stage, _ -> new int[2]);
                count[0] += isWon ? 1 : 0;
                count[1]++;
            });
        }
        var stages = new HashMap<UUID, OfStage>();
        through.forEach((stage, count) -> stages.put(stage, new OfStage(
                new Part(count[0], count[1]), median(stays.getOrDefault(stage, List.of())))));
        return new Measured(new Part(won, finished.size()), median(cycles), stages);
    }

    /// Whole days in each stage, of those in which it was at the end of a day.
    private static Map<UUID, Long> stays(History one, ZoneId zone) {
        var stays = new HashMap<UUID, Long>();
        var moments = one.moments();
        for (int i = 0; i + 1 < moments.size(); i++) {
            var from = moments.get(i).at().atZone(zone).toLocalDate();
            var to = moments.get(i + 1).at().atZone(zone).toLocalDate();
            long days = to.toEpochDay() - from.toEpochDay();
            if (days > 0) stays.merge(moments.get(i).stage(), days, Long::sum);
        }
        return stays;
    }

    private static @Nullable Long median(List<Long> days) {
        if (days.size() < ENOUGH) return null;
        var sorted = days.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
