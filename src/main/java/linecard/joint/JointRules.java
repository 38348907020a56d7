package linecard.joint;

import linecard.catalog.LineTree;
import linecard.catalog.ProductLine;
import linecard.joint.Entry.Action;
import linecard.joint.Figures.White;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/// What follows from what stands in a plan.
final class JointRules {

    static final int MOST_WHITE = 10;

    private JointRules() {}

    /// What both mark: what both see, but for what is thought of people.
    static List<Entry> signed(List<Entry> entries) {
        return entries.stream()
                .filter(one -> one.seen() == Seen.SHARED && one.kind() != Entry.Kind.PERSON)
                .map(one -> one.what() instanceof Action action ? one.with(new Action(
                        action.side(), action.who(), action.content(), action.dueOn(), null,
                        null)) : one)
                .toList();
    }

    /// What tells whether somebody marks what is there: the same as long as nothing of it changed.
    static String stamp(List<Entry> entries) {
        var all = signed(entries).stream().map(one -> one.id() + ":" + one.version()).sorted()
                .collect(Collectors.joining(" "));
        return Integer.toHexString(all.hashCode());
    }

    /// What became of an entry from one version to another.
    ///
    /// @param before null where it came
    /// @param after null where it went
    record Change(@Nullable Entry before, @Nullable Entry after) {

        String code() {
            return before == null ? "added" : after == null ? "removed" : "changed";
        }

        Entry shown() {
            return after == null ? Objects.requireNonNull(before) : after;
        }
    }

    /// What differs, in the order of what is there now, and then what went.
    static List<Change> changes(List<Entry> before, List<Entry> after) {
        var earlier = new HashMap<UUID, Entry>();
        for (var one : signed(before)) earlier.put(one.id(), one);
        var changes = new ArrayList<Change>();
        for (var one : signed(after)) {
            var was = earlier.remove(one.id());
            if (was == null || !was.what().equals(one.what())) changes.add(new Change(was, one));
        }
        signed(before).stream().filter(one -> earlier.containsKey(one.id()))
                .forEach(one -> changes.add(new Change(one, null)));
        return changes;
    }

    /// The lines that say the most: none that is archived, none that lies in another that is not
    /// bought either, the most bought first.
    static List<White> largest(List<White> all, List<ProductLine> lines) {
        var tree = new LineTree(lines);
        var white = all.stream().map(White::line).collect(Collectors.toSet());
        var offered = lines.stream().filter(line -> !line.archived()).map(ProductLine::id)
                .collect(Collectors.toSet());
        return all.stream()
                .filter(one -> offered.contains(one.line()) && tree.upward(one.line()).stream()
                        .skip(1).noneMatch(white::contains))
                .sorted(Comparator.comparingLong(White::buyers).reversed()
                        .thenComparing(one -> tree.path(one.line())))
                .limit(MOST_WHITE).toList();
    }
}
