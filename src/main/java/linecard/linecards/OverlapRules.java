package linecard.linecards;

import linecard.catalog.LineTree;
import linecard.linecards.Overlap.Kind;
import linecard.linecards.Overlap.Reason;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;

/// When lines compete: the same category, in territories and at times that overlap. They are
/// similar in a category beside, above or below, or where their names are alike.
///
/// @param own the categories of our product lines, as far as they say any themselves
/// @param alike whether the names of a line and of our product line are alike
record OverlapRules(
        CategoryTree categories, LineTree lines, Map<UUID, Set<UUID>> own, List<Waiver> waivers,
        BiPredicate<CardLine, UUID> alike) {

    /// What of an agency's line card may overlap with what it sells for us.
    List<Overlap> of(List<CardLine> card, List<Offering> offerings) {
        var found = new ArrayList<Overlap>();
        var sold = new HashMap<Set<UUID>, Set<UUID>>();
        for (var line : card) {
            var places = new ArrayList<Overlap>();
            for (var offering : offerings) {
                var all = sold.computeIfAbsent(offering.productLines(), this::sold);
                for (var ours : all) {
                    var one = of(line, offering, ours, all);
                    if (one != null) places.add(one);
                }
            }
            found.addAll(joined(places));
        }
        return found;
    }

    /// The product lines that are meant by these, each once.
    private Set<UUID> sold(Set<UUID> named) {
        var sold = new LinkedHashSet<UUID>();
        for (var line : lines.inOrder()) {
            if (line.archived()) continue;
            if (named.isEmpty() || lines.upward(line.id()).stream().anyMatch(named::contains)) {
                sold.add(line.id());
            }
        }
        return sold;
    }

    private @Nullable Overlap of(CardLine line, Offering offering, UUID ours, Set<UUID> sold) {
        var days = line.days().both(offering.days());
        if (days == null || !isShared(line.territory(), offering.territory())) return null;
        var categories = categories(ours, sold);
        var reasons = reasons(line, ours, categories);
        if (reasons.isEmpty()) return null;
        var territory = line.territory() == null ? offering.territory() : line.territory();
        var kind = reasons.contains(Reason.SAME_CATEGORY) ? Kind.COMPETING : Kind.SIMILAR;
        return new Overlap(line, ours, kind, List.copyOf(reasons), territory, days.from(),
                days.to(), waivers(line, categories));
    }

    private static boolean isShared(@Nullable UUID one, @Nullable UUID other) {
        return one == null || other == null || one.equals(other);
    }

    private Set<Reason> reasons(CardLine line, UUID ours, Set<UUID> categories) {
        var reasons = EnumSet.noneOf(Reason.class);
        if (line.category() != null) {
            for (var category : categories) {
                var reason = reason(line.category(), category);
                if (reason != null) reasons.add(reason);
            }
        }
        if (reasons.isEmpty() && alike.test(line, ours)) reasons.add(Reason.ALIKE);
        return reasons;
    }

    private @Nullable Reason reason(UUID theirs, UUID ours) {
        if (theirs.equals(ours)) return Reason.SAME_CATEGORY;
        var above = categories.parent(theirs);
        if (ours.equals(above)) return Reason.WITHIN_OURS;
        var oursAbove = categories.parent(ours);
        if (theirs.equals(oursAbove)) return Reason.OURS_WITHIN;
        return above != null && above.equals(oursAbove) ? Reason.BESIDE : null;
    }

    /// What a product line is. One that does not say is what the nearest one above it is, unless
    /// that one is sold, too, and so stands for both.
    private Set<UUID> categories(UUID ours, Set<UUID> sold) {
        for (var above : lines.upward(ours)) {
            var said = own.getOrDefault(above, Set.of());
            if (!said.isEmpty()) {
                return above.equals(ours) || !sold.contains(above) ? said : Set.of();
            }
        }
        return Set.of();
    }

    private List<Waiver> waivers(CardLine line, Set<UUID> categories) {
        return waivers.stream()
                .filter(one -> one.agency() == null || one.agency().equals(line.agency()))
                .filter(one -> isNamed(one, line.category() == null ? categories
                        : Set.of(line.category())))
                .toList();
    }

    private boolean isNamed(Waiver waiver, Collection<UUID> of) {
        return of.stream().anyMatch(one -> categories.isWithin(one, waiver.categories()));
    }

    /// An agreement that was renewed overlaps no second time: days that go on are one overlap.
    private static List<Overlap> joined(List<Overlap> places) {
        var sorted = new ArrayList<>(places);
        sorted.sort(Comparator.comparing(Overlap::from));
        var joined = new ArrayList<Overlap>();
        for (var one : sorted) {
            int at = 0;
            while (at < joined.size() && !isContinued(joined.get(at), one)) at++;
            if (at == joined.size()) joined.add(one);
            else joined.set(at, with(joined.get(at), one.days()));
        }
        return joined;
    }

    private static boolean isContinued(Overlap one, Overlap later) {
        return one.productLine().equals(later.productLine())
                && Objects.equals(one.territory(), later.territory())
                && one.days().meets(later.days());
    }

    private static Overlap with(Overlap one, Days later) {
        var days = one.days().joined(later);
        return new Overlap(one.line(), one.productLine(), one.kind(), one.reasons(),
                one.territory(), days.from(), days.to(), one.waivers());
    }
}
