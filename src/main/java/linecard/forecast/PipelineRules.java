package linecard.forecast;

import linecard.pipeline.History;
import linecard.pipeline.Opportunity.Outcome;
import linecard.pipeline.Stage;
import linecard.pipeline.StageRates;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What the pipeline is expected to bring: what is open at the rates of its stages, what will be
/// entered and won if it goes on as it did, and what is sold without any of it.
final class PipelineRules {

    /// So many whole months are counted at most, and so many at least.
    static final int MOST_MONTHS = 12;
    static final int FEWEST_MONTHS = 3;

    /// The first months after opportunities began to be written down tell too little of them.
    static final int FIRST_DAYS = 90;

    private static final int FIFTHS = 5;

    private PipelineRules() {}

    /// How the whole organisation's opportunities came out.
    ///
    /// @param chances of each stage, 0 to 1
    /// @param late how many days after the expected one they were won; below zero for earlier. The
    ///     middle of each fifth, as `cycle`: days from entering to winning
    /// @param months whole ones before the running one, over which wins are counted
    record Pace(Map<UUID, Double> chances, long[] late, long[] cycle, int months) {

        double chance(UUID stage) {
            return chances.getOrDefault(stage, 0.0);
        }

        long days(Horizon horizon) {
            return ChronoUnit.DAYS.between(from(horizon), horizon.ahead().getFirst().span().from());
        }

        LocalDate from(Horizon horizon) {
            return horizon.past().get(horizon.past().size() - months).span().from();
        }
    }

    /// Null where too few were won, over too short a time, to say anything.
    ///
    /// @param finished before the horizon's day
    /// @param began the day on which the first of all was entered
    static @Nullable Pace pace(
            List<History> finished, List<Stage> stages, LocalDate began, Horizon horizon,
            ZoneId zone) {
        var late = new ArrayList<Long>();
        var cycle = new ArrayList<Long>();
        for (var one : finished) {
            if (one.outcome() != Outcome.WON) continue;
            var moments = one.moments();
            var closed = moments.getLast().at().atZone(zone).toLocalDate();
            cycle.add(Math.max(0, ChronoUnit.DAYS.between(
                    moments.getFirst().at().atZone(zone).toLocalDate(), closed)));
            for (var moment : moments.subList(0, moments.size() - 1)) {
                late.add(ChronoUnit.DAYS.between(moment.expectedClose(), closed));
            }
        }
        int months = 0;
        var told = began.plusDays(FIRST_DAYS);
        while (months < Math.min(MOST_MONTHS, horizon.past().size()) && !horizon.past()
                .get(horizon.past().size() - months - 1).span().from().isBefore(told)) months++;
        if (cycle.size() < StageRates.ENOUGH || months < FEWEST_MONTHS) return null;
        if (late.isEmpty()) late.add(0L);
        return new Pace(chances(finished, stages, zone), fifths(late), fifths(cycle), months);
    }

    /// Measured where enough went through the stage, as stated otherwise; nothing is won from lost.
    private static Map<UUID, Double> chances(
            List<History> finished, List<Stage> stages, ZoneId zone) {
        var measured = StageRates.of(finished, zone).stages();
        var chances = new HashMap<UUID, Double>();
        for (var stage : stages) {
            if (!stage.isOpen()) continue;
            var of = measured.get(stage.id());
            chances.put(stage.id(), of != null && of.won().isEnough() ? of.won().rate()
                    : stage.prior().millionths() / 1e6);
        }
        return chances;
    }

    private static long[] fifths(List<Long> days) {
        var sorted = days.stream().sorted().toList();
        var fifths = new long[FIFTHS];
        for (int i = 0; i < FIFTHS; i++) {
            fifths[i] = sorted.get((2 * i + 1) * sorted.size() / (2 * FIFTHS));
        }
        return fifths;
    }

    /// One amount over the months ahead, by how late such are: a fifth on each day. What would have
    /// come before the horizon's day comes on it; what comes after the last month is in none.
    static double[] months(double amount, LocalDate expectedClose, Pace pace, Horizon horizon) {
        var months = new double[Horizon.MONTHS];
        for (long late : pace.late()) {
            var day = expectedClose.plusDays(late);
            if (day.isBefore(horizon.asOf())) day = horizon.asOf();
            for (int month = 0; month < months.length; month++) {
                if (day.isBefore(horizon.ahead().get(month).span().to())) {
                    months[month] += amount / FIFTHS;
                    break;
                }
            }
        }
        return months;
    }

    /// @param all of each month ahead, of the running one what is to come
    /// @param fromOpen what is open now, `fromWins` that and what nobody entered yet
    /// @param winRate so much of what is open is expected to be won, 0 to 1
    record Path(double[] all, double[] fromOpen, double[] fromWins, double winRate) {}

    static Path path(Share share, Pace pace, Horizon horizon) {
        double sold = 0;
        for (int back = 1; back <= pace.months(); back++) {
            sold += share.past[share.past.length - back];
        }
        double days = Math.max(1, pace.days(horizon));
        double base = Math.max(0, sold - share.wonMinor) / days;
        double wins = share.wonMinor / days;
        var all = new double[Horizon.MONTHS];
        var fromWins = new double[Horizon.MONTHS];
        long from = 0;
        for (int month = 0; month < all.length; month++) {
            long to = from + horizon.daysLeft(month);
            double fresh = 0;
            for (long cycle : pace.cycle()) {
                fresh += wins * Math.max(0, to - Math.max(from, cycle)) / FIFTHS;
            }
            fromWins[month] = share.open[month] + fresh;
            all[month] = fromWins[month] + base * (to - from);
            from = to;
        }
        return new Path(all, share.open.clone(), fromWins, share.openMinor <= 0 ? 0
                : Math.clamp(share.likelyMinor / share.openMinor, 0, 1));
    }
}
