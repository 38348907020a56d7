package linecard.joint;

import linecard.catalog.LineTree;
import linecard.joint.Entry.Goal;
import linecard.joint.Figures.Sold;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import static java.math.RoundingMode.HALF_UP;

/// The goals of a plan by product line, what was sold, and what a year earlier was. A line counts
/// the lines below it. Amounts in minor units.
///
/// @param rows lines with a goal, and the uppermost lines in which something was sold
record Progress(List<Row> rows, Row total) {

    /// @param line null for all lines
    /// @param goal the entry that says it; null where nobody set one
    /// @param target null where there is none
    /// @param actual null where nothing was sold
    /// @param prior null where there is nothing to compare with
    record Row(
            @Nullable UUID line, @Nullable Entry goal, @Nullable Long target,
            @Nullable Long actual, @Nullable Long prior) {

        long sold() {
            return actual == null ? 0 : actual;
        }

        /// Never capped; null without a goal above zero.
        @Nullable BigDecimal attainment() {
            return target == null || target <= 0 ? null : ratio(sold(), target);
        }

        /// Null without a base above zero.
        @Nullable BigDecimal growth() {
            return prior == null || prior <= 0 ? null
                    : ratio(Math.subtractExact(sold(), prior), prior);
        }

        private static BigDecimal ratio(long part, long whole) {
            return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 6, HALF_UP);
        }
    }

    static Progress of(List<Entry> entries, List<Sold> sold, LineTree tree) {
        var goals = entries.stream().filter(one -> one.what() instanceof Goal).toList();
        var rows = new ArrayList<Row>();
        for (var goal : of(goals, null)) {
            if (goal.seen() != Seen.SHARED) rows.add(row(null, goal, sold));
        }
        for (var line : tree.inOrder()) {
            var within = tree.within(line.id());
            var of = of(goals, line.id());
            for (var goal : of) rows.add(row(within, goal, sold));
            if (!of.isEmpty() || line.parent() != null) continue;
            var bare = new Row(line.id(), null, null, sum(sold, within, true),
                    sum(sold, within, false));
            if (bare.actual() != null || bare.prior() != null) rows.add(bare);
        }
        var shared = of(goals, null).stream().filter(one -> one.seen() == Seen.SHARED)
                .findFirst();
        return new Progress(List.copyOf(rows), new Row(null, shared.orElse(null),
                shared.map(Progress::target).orElseGet(() -> sum(goals, tree)),
                sum(sold, null, true), sum(sold, null, false)));
    }

    private static Row row(@Nullable Set<UUID> within, Entry goal, List<Sold> sold) {
        return new Row(((Goal) goal.what()).line(), goal, target(goal), sum(sold, within, true),
                sum(sold, within, false));
    }

    private static List<Entry> of(List<Entry> goals, @Nullable UUID line) {
        return goals.stream().filter(one -> Objects.equals(((Goal) one.what()).line(), line))
                .toList();
    }

    private static long target(Entry goal) {
        return ((Goal) goal.what()).amount().minor();
    }

    /// The goals that both see, each line once: one within another's line is part of that one.
    private static @Nullable Long sum(Collection<Entry> goals, LineTree tree) {
        var shared = goals.stream().filter(one -> one.seen() == Seen.SHARED
                && ((Goal) one.what()).line() != null).toList();
        var lines = new HashSet<UUID>();
        for (var one : shared) lines.add(lineOf(one));
        Long sum = null;
        for (var one : shared) {
            if (tree.upward(lineOf(one)).stream().skip(1).anyMatch(lines::contains)) continue;
            sum = Math.addExact(sum == null ? 0 : sum, target(one));
        }
        return sum;
    }

    private static UUID lineOf(Entry goal) {
        return Objects.requireNonNull(((Goal) goal.what()).line());
    }

    /// @param within null for all lines
    private static @Nullable Long sum(
            List<Sold> sold, @Nullable Set<UUID> within, boolean isActual) {
        Long sum = null;
        for (var one : sold) {
            var amount = isActual ? one.actual() : one.prior();
            if (amount == null || within != null && !within.contains(one.line())) continue;
            sum = Math.addExact(sum == null ? 0 : sum, amount);
        }
        return sum;
    }
}
