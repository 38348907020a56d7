package linecard.linecards;

import linecard.matching.Item;
import linecard.matching.Matching;
import linecard.matching.Trait;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Which line of a card a new one is already, written otherwise; and where two of the same line
/// contradict each other.
///
/// It knows the principals of a card by how they are spelled: those of one spelling, those a slip
/// of the pen apart, and those that the room `matching` takes for the same.
public final class SameLine {

    /// What became of a line that may be on the card.
    public sealed interface Found {}

    /// It stands there already.
    ///
    /// @param isAlike only alike, so a person may know better
    public record Known(CardLine line, boolean isAlike) implements Found {}

    /// It stands there for other territories at the same time: for all of them, or for one where
    /// now all are said.
    public record Contradicted(CardLine line) implements Found {}

    private final Map<String, List<CardLine>> byPrincipal = new HashMap<>();
    private final Map<String, Set<String>> slips = new HashMap<>();
    private final Map<String, Set<String>> alike = new HashMap<>();

    /// @param card the lines of one agency, or of one rep
    /// @param more principals that will be asked for
    public SameLine(List<CardLine> card, List<String> more) {
        for (var line : card) put(line);
        var names = new HashMap<String, String>();
        for (var line : card) names.putIfAbsent(Spelling.of(line.principal()), line.principal());
        for (var name : more) names.putIfAbsent(Spelling.of(name), name);
        var spellings = List.copyOf(names.keySet());
        for (var pair : Matching.within(spellings.stream()
                .map(one -> new Item(Map.of(Trait.NAME, names.get(one)))).toList())) {
            var one = spellings.get(pair.first());
            var other = spellings.get(pair.second());
            alike.computeIfAbsent(one, _ -> new HashSet<>()).add(other);
            alike.computeIfAbsent(other, _ -> new HashSet<>()).add(one);
        }
    }

    public void put(CardLine line) {
        var spelling = Spelling.of(line.principal());
        byPrincipal.computeIfAbsent(spelling, _ -> new ArrayList<>()).add(line);
        for (var slip : Spelling.slips(spelling)) {
            slips.computeIfAbsent(slip, _ -> new HashSet<>()).add(spelling);
        }
    }

    /// What the card has of this line at the same time.
    public Optional<Found> find(CardLine line) {
        var spelling = Spelling.of(line.principal());
        for (var one : byPrincipal.getOrDefault(spelling, List.of())) {
            var found = compared(line, one, false);
            if (found.isPresent()) return found;
        }
        for (var known : near(spelling)) {
            for (var one : byPrincipal.getOrDefault(known, List.of())) {
                var found = compared(line, one, true);
                if (found.isPresent()) return found;
            }
        }
        return Optional.empty();
    }

    private Set<String> near(String spelling) {
        var near = new LinkedHashSet<>(alike.getOrDefault(spelling, Set.of()));
        for (var slip : Spelling.slips(spelling)) {
            for (var known : slips.getOrDefault(slip, Set.of())) {
                if (Spelling.isSame(spelling, known)) near.add(known);
            }
        }
        near.remove(spelling);
        return near;
    }

    private static Optional<Found> compared(CardLine line, CardLine known, boolean isAlike) {
        if (line.id().equals(known.id()) || !line.days().overlaps(known.days())
                || !Objects.equals(line.rep(), known.rep())
                || !isSame(line, known)) return Optional.empty();
        if (Objects.equals(line.territory(), known.territory())) {
            return Optional.of(new Known(known, isAlike));
        }
        return line.territory() == null || known.territory() == null
                ? Optional.of(new Contradicted(known)) : Optional.empty();
    }

    /// One that says no category may be any of them.
    private static boolean isSame(CardLine one, CardLine other) {
        boolean isCategory = one.category() == null || other.category() == null
                || one.category().equals(other.category());
        return isCategory
                && Spelling.isSame(Spelling.of(one.product()), Spelling.of(other.product()));
    }
}
