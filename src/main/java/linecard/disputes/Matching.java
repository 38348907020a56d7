package linecard.disputes;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// Which lines of the agency's file belong to which lines of a statement: by the number of the
/// document first, then by what it takes back, then by customer and amount. Every line of both
/// sides comes into exactly one pair.
final class Matching {

    /// The same sale under another number is looked for among documents not further apart.
    private static final int DAYS = 31;

    /// Lines that belong together. One side is empty where nothing belongs to the other.
    record Pair(List<Expected> theirs, List<Stated> ours) {

        /// What the agency expects beyond what was stated.
        long difference() {
            return new Finding(Finding.Verdict.MATCHED, theirs, ours, List.of()).difference();
        }
    }

    private final long unit;
    private final Set<String> elsewhere;
    private final Set<Expected> theirs;
    private final Set<Stated> ours;
    private final Set<Expected.Content> taken = new HashSet<>();
    private final List<Pair> pairs = new ArrayList<>();

    private Matching(
            List<Expected> theirs, List<Stated> ours, Set<String> elsewhere, long unit) {
        this.theirs = new LinkedHashSet<>(theirs);
        this.ours = new LinkedHashSet<>(ours);
        this.elsewhere = elsewhere;
        this.unit = unit;
    }

    /// @param elsewhere keys of documents that stand on other statements
    /// @param unit the smallest amount that people write, in minor units: up to this a line is
    ///     the same
    static List<Pair> of(
            List<Expected> theirs, List<Stated> ours, Set<String> elsewhere, long unit) {
        var matching = new Matching(theirs, ours, elsewhere, unit);
        matching.byDocument();
        matching.byOriginal();
        matching.withReturns();
        matching.byCustomer();
        matching.byAmount();
        for (var line : matching.theirs) matching.pairs.add(new Pair(List.of(line), List.of()));
        for (var line : matching.ours) matching.pairs.add(new Pair(List.of(), List.of(line)));
        return matching.pairs;
    }

    private void byDocument() {
        var known = grouped(ours, line -> DocumentKey.of(line.document()));
        grouped(theirs, line -> DocumentKey.of(line.document())).forEach((key, lines) ->
                together(lines, known.getOrDefault(key, List.of())));
    }

    /// A return may stand in the file under the number of what it takes back.
    private void byOriginal() {
        var known = grouped(ours, line -> DocumentKey.of(line.original()));
        grouped(theirs, line -> line.amount() < 0 ? DocumentKey.of(line.document()) : "")
                .forEach((key, lines) -> together(lines, known.getOrDefault(key, List.of())));
    }

    /// The file may have one amount for a sale less its returns.
    private void withReturns() {
        var returns = grouped(ours, line -> DocumentKey.of(line.original()));
        if (returns.isEmpty()) return;
        for (int i = 0; i < pairs.size(); i++) {
            var pair = pairs.get(i);
            if (isNear(pair.difference(), pair.ours().size())) continue;
            var those = returns.get(DocumentKey.of(pair.ours().getFirst().document()));
            if (those == null) continue;
            var together = new ArrayList<>(pair.ours());
            together.addAll(those);
            var whole = new Pair(pair.theirs(), List.copyOf(together));
            if (!those.stream().allMatch(ours::contains)
                    || !isNear(whole.difference(), together.size())) continue;
            pairs.set(i, whole);
            those.forEach(ours::remove);
        }
    }

    private boolean isNear(long difference, int lines) {
        return Math.abs(difference) <= unit * lines;
    }

    /// Where the file names no document of a customer, its lines are compared as a whole.
    private void byCustomer() {
        var numbered = new HashSet<String>();
        for (var line : theirs) if (!line.document().isEmpty()) numbered.add(line.account());
        var known = grouped(ours, Stated::account);
        grouped(theirs, line -> line.document().isEmpty() ? line.account() : "")
                .forEach((account, lines) -> {
                    var those = known.getOrDefault(account, List.of());
                    if (numbered.contains(account)) alike(new LinkedHashSet<>(lines), open(those));
                    else together(lines, those);
                });
    }

    /// Under another number, the same amount for the same customer at about the same time.
    private void byAmount() {
        var known = grouped(ours, Stated::account);
        grouped(theirs, Expected::account).forEach((account, lines) -> {
            var left = new LinkedHashSet<>(lines);
            left.removeIf(line -> taken.contains(line.content())
                    || elsewhere.contains(DocumentKey.of(line.document())));
            alike(left, open(known.getOrDefault(account, List.of())));
        });
    }

    private static <T> Map<String, List<T>> grouped(Set<T> lines, Function<T, String> key) {
        var groups = new LinkedHashMap<String, List<T>>();
        for (var line : lines) {
            groups.computeIfAbsent(key.apply(line), _ -> new ArrayList<>()).add(line);
        }
        groups.remove("");
        return groups;
    }

    private Set<Stated> open(Collection<Stated> lines) {
        var open = new LinkedHashSet<>(lines);
        open.retainAll(ours);
        return open;
    }

    /// All lines of one document or customer: each with its like, the rest with each other.
    private void together(List<Expected> expected, List<Stated> stated) {
        var left = new LinkedHashSet<>(expected);
        var right = open(stated);
        alike(left, right);
        byBase(left, right, Stated::base);
        byBase(left, right, Stated::net);
        withoutRepeated(left, left.size() > right.size());
        if (left.isEmpty() || right.isEmpty()) return;
        if (left.size() != right.size()) {
            pair(List.copyOf(left), List.copyOf(right));
            return;
        }
        var wanted = new ArrayList<>(left);
        var had = new ArrayList<>(right);
        wanted.sort(Comparator.comparingLong(Expected::amount));
        had.sort(Comparator.comparingLong(Stated::amount));
        for (int i = 0; i < had.size(); i++) pair(List.of(wanted.get(i)), List.of(had.get(i)));
    }

    /// A row that says again what another said stays alone: where there are more rows than lines,
    /// and where its base tells that it means the same line.
    private void withoutRepeated(Set<Expected> left, boolean areMore) {
        var seen = new HashSet<>(taken);
        left.removeIf(line -> areMore ? !seen.add(line.content())
                : line.base() != null && taken.contains(line.content()));
    }

    /// Pairs lines of the same amount, equal ones first, and takes them out of both.
    private void alike(Set<Expected> left, Set<Stated> right) {
        if (left.isEmpty() || right.isEmpty()) return;
        var byAmount = new TreeMap<Long, Deque<Stated>>();
        for (var line : right) {
            byAmount.computeIfAbsent(line.amount(), _ -> new ArrayDeque<>()).add(line);
        }
        for (long within : new long[] {0, unit}) {
            for (var line : List.copyOf(left)) {
                var near = nearest(byAmount, line.amount(), within);
                if (near == null || !mayBe(line, near.getFirst())) continue;
                var found = near.removeFirst();
                if (near.isEmpty()) byAmount.remove(found.amount());
                left.remove(line);
                right.remove(found);
                pair(List.of(line), List.of(found));
            }
        }
    }

    private static @Nullable Deque<Stated> nearest(
            TreeMap<Long, Deque<Stated>> byAmount, long amount, long within) {
        var below = byAmount.floorEntry(amount);
        var above = byAmount.ceilingEntry(amount);
        long under = below == null ? Long.MAX_VALUE : amount - below.getKey();
        long over = above == null ? Long.MAX_VALUE : above.getKey() - amount;
        if (below != null && under <= over && under <= within) return below.getValue();
        return above != null && over <= within ? above.getValue() : null;
    }

    /// Whether nothing but the number speaks against it.
    private static boolean mayBe(Expected line, Stated other) {
        if (isSame(line.document(), other.document())
                || isSame(line.document(), other.original())) return true;
        return line.on() == null || other.on() == null
                || Math.abs(line.on().toEpochDay() - other.on().toEpochDay()) <= DAYS;
    }

    private static boolean isSame(String one, String other) {
        return DocumentKey.of(one).equals(DocumentKey.of(other));
    }

    private void byBase(Set<Expected> left, Set<Stated> right, Function<Stated, Long> base) {
        var byBase = new HashMap<Long, Deque<Stated>>();
        for (var line : right) {
            byBase.computeIfAbsent(base.apply(line), _ -> new ArrayDeque<>()).add(line);
        }
        for (var line : List.copyOf(left)) {
            var same = line.base() == null ? null : byBase.get(line.base());
            if (same == null || same.isEmpty()) continue;
            var found = same.removeFirst();
            left.remove(line);
            right.remove(found);
            pair(List.of(line), List.of(found));
        }
    }

    private void pair(List<Expected> expected, List<Stated> stated) {
        pairs.add(new Pair(expected, stated));
        for (var line : expected) {
            taken.add(line.content());
            theirs.remove(line);
        }
        for (var line : stated) ours.remove(line);
    }
}
