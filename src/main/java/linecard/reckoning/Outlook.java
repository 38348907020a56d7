package linecard.reckoning;

import linecard.calendar.Span;
import linecard.reckoning.Ladder.Tier;
import linecard.reckoning.Strand.Climb;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/// What is ahead: how far the next tier is, what an order would earn, what other terms would pay,
/// what the agency costs.
public final class Outlook {

    private Outlook() {}

    /// @param next null where the highest is reached
    /// @param missing up to it, in units of what counts
    public record Distance(
            Ladder ladder, Span period, long position, @Nullable Tier next, long missing) {}

    /// Of each ladder in each period that has lines on it.
    public static List<Distance> distances(Reckoned reckoned) {
        var distances = new ArrayList<Distance>();
        var layer = reckoned.layers().get(Part.COMMISSION);
        if (layer == null) return distances;
        var seen = new HashSet<>();
        for (var course : layer.courses()) {
            if (course.strand() instanceof Climb climb && seen.add(climb.pot())) {
                distances.add(distance(
                        climb.ladder(), climb.period(), course.position()));
            }
        }
        return distances;
    }

    /// The same of periods that go on, and of those in which nothing has been sold yet: nobody can
    /// climb any further in one that is over.
    public static List<Distance> distances(Plan plan, Reckoned reckoned, LocalDate today) {
        var distances = new ArrayList<Distance>();
        for (var one : distances(reckoned)) {
            if (one.period().to().isAfter(today)) distances.add(one);
        }
        var version = plan.isAfterEnd(today) ? null : plan.agreement.on(today);
        if (version == null) return distances;
        for (var ladder : version.terms().ladders()) {
            var period = ladder.reset().around(today, plan.calendar);
            boolean isTold = distances.stream().anyMatch(one -> one.ladder().equals(ladder)
                    && one.period().contains(today));
            if (!isTold && !isCounted(reckoned.lines(), ladder, period)) {
                distances.add(distance(ladder, period, 0));
            }
        }
        return distances;
    }

    /// Whether anything counts toward the ladder, though nothing is paid by it yet.
    private static boolean isCounted(Lines lines, Ladder ladder, Span period) {
        for (int i = 0; i < lines.size(); i++) {
            if (period.contains(lines.documentOf(i).ratedOn())
                    && ladder.counts(lines.subjectOf(i).productLines())) {
                return true;
            }
        }
        return false;
    }

    private static Distance distance(Ladder ladder, Span period, long position) {
        var tiers = ladder.tiers();
        int above = ladder.reached(position) + 1;
        var next = above < tiers.size() ? tiers.get(above) : null;
        return new Distance(ladder, period, position, next,
                next == null ? 0 : next.from() - position);
    }

    /// What one more line would earn, with all that it moves: a tier, a cap, the minimum.
    public static Answer with(Plan plan, Lines lines, Span known, Fact more) {
        return Reckoning.of(plan, lines.with(more), known);
    }

    /// Of what one party would get more, or less.
    public record Shift(UUID rep, long before, long after) {}

    public static List<Shift> shifts(Reckoned before, Reckoned after) {
        var reps = new TreeMap<UUID, Shift>();
        before.byRep().forEach((rep, sum) -> reps.put(rep, new Shift(rep, sum, 0)));
        after.byRep().forEach((rep, sum) -> reps.merge(rep, new Shift(rep, 0, sum),
                (old, now) -> new Shift(rep, old.before(), now.after())));
        return List.copyOf(reps.values());
    }

    /// What is paid as a share of the sales, in millionths; none without sales.
    public static @Nullable Long share(long paid, long sales) {
        return sales <= 0 ? null : Exact.share(paid, Exact.WHOLE, sales);
    }

    /// The revenue from which on a seller of one's own would be cheaper than the agency; none where
    /// the seller never is.
    ///
    /// @param fixed what the seller costs whatever is sold, in minor units
    /// @param seller what else, per sales, in millionths; `agency` likewise
    public static @Nullable Long breakEven(long fixed, long seller, long agency) {
        return agency <= seller ? null : Exact.share(fixed, Exact.WHOLE, agency - seller);
    }
}
