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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;

/// When lines compete: the same category, in territories and at times that overlap. They are
/// similar in a category beside, above or below, or where their names are alike. What of ours a
/// kind of line is near is found once for however many lines there are of it.
final class OverlapRules {

    /// A line of ours that is near.
    ///
    /// @param categories what it is
    private record Near(Set<UUID> categories, Set<Reason> reasons) {}

    /// @param sold what of ours is sold beside it; none means all
    private record Sort(Set<UUID> sold, @Nullable UUID category, String name) {}

    private final CategoryTree categories;
    private final LineTree lines;
    private final Map<UUID, Set<UUID>> own;
    private final List<Waiver> waivers;
    private final BiPredicate<CardLine, UUID> alike;
    private final Map<Set<UUID>, Map<UUID, Set<UUID>>> sold = new HashMap<>();
    private final Map<Sort, Map<UUID, Near>> near = new HashMap<>();
    private final Map<UUID, List<Waiver>> waiversOf = new HashMap<>();

    /// @param own the categories of our product lines, as far as they say any themselves
    /// @param alike whether the names of a line and of our product line are alike
    OverlapRules(
            CategoryTree categories, LineTree lines, Map<UUID, Set<UUID>> own,
            List<Waiver> waivers, BiPredicate<CardLine, UUID> alike) {
        this.categories = categories;
        this.lines = lines;
        this.own = own;
        this.waivers = waivers;
        this.alike = alike;
    }

    /// What of an agency's line card may overlap with what it sells for us.
    List<Overlap> of(List<CardLine> card, List<Offering> offerings) {
        var found = new ArrayList<Overlap>();
        for (var line : card) {
            var places = new ArrayList<Overlap>();
            for (var offering : offerings) {
                var days = line.days().both(offering.days());
                if (days == null || !isShared(line.territory(), offering.territory())) continue;
                near(line, offering.productLines()).forEach((ours, one) ->
                        places.add(overlap(line, offering, ours, one, days)));
            }
            found.addAll(joined(places));
        }
        return found;
    }

    /// The product lines that are meant by these, each once, with the categories that they are.
    private Map<UUID, Set<UUID>> sold(Set<UUID> named) {
        var meant = new LinkedHashSet<UUID>();
        for (var line : lines.inOrder()) {
            if (line.archived()) continue;
            if (named.isEmpty() || lines.upward(line.id()).stream().anyMatch(named::contains)) {
                meant.add(line.id());
            }
        }
        var sold = new LinkedHashMap<UUID, Set<UUID>>();
        for (var ours : meant) sold.put(ours, categories(ours, meant));
        return sold;
    }

    private Map<UUID, Near> near(CardLine line, Set<UUID> named) {
        return near.computeIfAbsent(new Sort(named, line.category(), line.called()), _ -> {
            var found = new LinkedHashMap<UUID, Near>();
            sold.computeIfAbsent(named, this::sold).forEach((ours, categories) -> {
                var reasons = reasons(line, ours, categories);
                if (!reasons.isEmpty()) found.put(ours, new Near(categories, reasons));
            });
            return found;
        });
    }

    private Overlap overlap(CardLine line, Offering offering, UUID ours, Near near, Days days) {
        return new Overlap(line, ours,
                near.reasons().contains(Reason.SAME_CATEGORY) ? Kind.COMPETING : Kind.SIMILAR,
                List.copyOf(near.reasons()),
                line.territory() == null ? offering.territory() : line.territory(), days.from(),
                days.to(), waivers(line, near.categories()));
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
        return waiversOf.computeIfAbsent(line.agency(), this::waiversOf).stream()
                .filter(one -> isNamed(one, line.category() == null ? categories
                        : Set.of(line.category())))
                .toList();
    }

    private List<Waiver> waiversOf(UUID agency) {
        return waivers.stream()
                .filter(one -> one.agency() == null || one.agency().equals(agency)).toList();
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
