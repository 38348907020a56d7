package linecard.keyaccounts;

import linecard.keyaccounts.Warning.Evidence;
import linecard.keyaccounts.Warning.Kind;
import linecard.pareto.RankSum;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Tells what seems to go wrong at an account from what it did before. Each sign must be large, and
/// unlikely by chance alone; from few figures nothing is said.
final class WarningRules {

    /// No more likely by chance than this.
    private static final double UNLIKELY = 0.02;

    private static final int RECENT_GAPS = 3;
    private static final int FEWEST_GAPS = 8;
    private static final int MOST_GAPS = 40;
    private static final double LONGER = 1.5;

    /// Months before, and of late.
    static final int EARLIER = 12;
    static final int RECENT = 6;
    private static final int REGULAR = 6;
    private static final int FEWEST_EARLIER = 6;
    private static final int FEWEST_RECENT = 3;
    private static final double MORE = 2;
    private static final long WORTH_TELLING_PERMILLE = 20;
    private static final int MOST_LINES = 100;

    private WarningRules() {}

    /// More days lie between the last orders than between those before.
    ///
    /// @param days with orders, the first one first
    static Optional<Evidence> interval(List<LocalDate> days) {
        var gaps = gaps(days);
        if (gaps.length < FEWEST_GAPS) return Optional.empty();
        var earlier = Arrays.copyOf(gaps, gaps.length - RECENT_GAPS);
        var recent = Arrays.copyOfRange(gaps, gaps.length - RECENT_GAPS, gaps.length);
        double before = median(earlier);
        double now = median(recent);
        double chance = RankSum.chance(earlier, recent);
        if (now < LONGER * before || chance > UNLIKELY) return Optional.empty();
        return Optional.of(new Evidence(Kind.INTERVAL, Math.round(before), Math.round(now),
                gaps.length, millionths(chance), days.getLast(), List.of(), null));
    }

    /// No order for longer than ever lay between two. Were orders to come as by chance at the rate
    /// of the `n` intervals, of `s` days in all, `t` days without one had the chance
    /// `(1 + t/s)^-n`; who orders regularly is silent for so long less often still.
    static Optional<Evidence> silence(List<LocalDate> days, LocalDate today) {
        var gaps = gaps(days);
        if (gaps.length < FEWEST_GAPS) return Optional.empty();
        double silent = between(days.getLast(), today);
        double sum = Arrays.stream(gaps).sum();
        double chance = Math.pow(1 + silent / sum, -gaps.length);
        double longest = Arrays.stream(gaps).max().orElse(silent);
        if (silent < LONGER * longest || chance > UNLIKELY) return Optional.empty();
        return Optional.of(new Evidence(Kind.SILENCE, Math.round(median(gaps)),
                Math.round(silent), gaps.length, millionths(chance), days.getLast(), List.of(),
                null));
    }

    /// The days between the last orders.
    private static double[] gaps(List<LocalDate> days) {
        var gaps = new ArrayList<Double>();
        for (int i = Math.max(1, days.size() - MOST_GAPS); i < days.size(); i++) {
            gaps.add(between(days.get(i - 1), days.get(i)));
        }
        return gaps.stream().mapToDouble(gap -> gap).toArray();
    }

    private static double between(LocalDate one, LocalDate other) {
        return ChronoUnit.DAYS.between(one, other);
    }

    /// Lines bought in most months of a year, and in none of the half-year after it, while others
    /// were. Were nothing changed, so many empty months had the chance `(1 - k/12)⁶` for a line
    /// bought in `k` months.
    ///
    /// @param bought by line, net of each of the eighteen months
    /// @param recent first day of the half-year
    static Optional<Evidence> mix(Map<UUID, long[]> bought, LocalDate recent) {
        int regular = 0;
        double chance = 0;
        boolean isSilent = true;
        var gone = new ArrayList<UUID>();
        for (var line : bought.entrySet()) {
            int before = months(line.getValue(), 0, EARLIER);
            int now = months(line.getValue(), EARLIER, EARLIER + RECENT);
            if (now > 0) isSilent = false;
            if (before < REGULAR) continue;
            regular++;
            double likely = Math.pow(1 - (double) before / EARLIER, RECENT);
            if (now > 0 || likely > UNLIKELY) continue;
            gone.add(line.getKey());
            chance = Math.max(chance, likely);
        }
        if (gone.isEmpty() || isSilent) return Optional.empty();
        gone.sort(null);
        return Optional.of(new Evidence(Kind.MIX, regular, gone.size(), EARLIER + RECENT,
                millionths(chance), recent, gone.subList(0, Math.min(MOST_LINES, gone.size())),
                null));
    }

    private static int months(long[] net, int from, int to) {
        int months = 0;
        for (int i = from; i < to; i++) if (net[i] > 0) months++;
        return months;
    }

    /// A larger part of what was bought is given back in the last half-year than in the year
    /// before.
    ///
    /// @param bought gross, in each of the eighteen months
    /// @param returned what was given back in each, not below zero
    static Optional<Evidence> returns(long[] bought, long[] returned, LocalDate recent) {
        var earlier = parts(bought, returned, 0, EARLIER);
        var later = parts(bought, returned, EARLIER, EARLIER + RECENT);
        if (earlier.length < FEWEST_EARLIER || later.length < FEWEST_RECENT) {
            return Optional.empty();
        }
        long before = permille(bought, returned, 0, EARLIER);
        long now = permille(bought, returned, EARLIER, EARLIER + RECENT);
        double chance = RankSum.chance(earlier, later);
        if (now < WORTH_TELLING_PERMILLE || now < MORE * before || chance > UNLIKELY) {
            return Optional.empty();
        }
        return Optional.of(new Evidence(Kind.RETURNS, before, now,
                earlier.length + later.length, millionths(chance), recent, List.of(), null));
    }

    private static double[] parts(long[] bought, long[] returned, int from, int to) {
        var parts = new ArrayList<Double>();
        for (int i = from; i < to; i++) {
            if (bought[i] > 0) parts.add((double) returned[i] / bought[i]);
        }
        return parts.stream().mapToDouble(part -> part).toArray();
    }

    private static long permille(long[] bought, long[] returned, int from, int to) {
        double all = 0;
        double back = 0;
        for (int i = from; i < to; i++) {
            all += bought[i];
            back += returned[i];
        }
        return all <= 0 ? 0 : Math.min(1_000_000, Math.round(1000 * back / all));
    }

    /// All that we have at the account is one person.
    ///
    /// @param contacts who works there now
    static Optional<Evidence> contact(List<UUID> contacts, LocalDate today) {
        if (contacts.size() != 1) return Optional.empty();
        return Optional.of(new Evidence(Kind.CONTACT, 1, 1, 1, 0, today, List.of(),
                contacts.getFirst()));
    }

    private static double median(double[] figures) {
        var sorted = figures.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle]
                : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static long millionths(double chance) {
        return Math.round(1_000_000 * chance);
    }
}
