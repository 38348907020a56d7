package linecard.house;

import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/// Within a room, too, classes lean on each other in one direction: what leans on itself by way of
/// others is a knot, which can only be understood, tried and moved as a whole. Small ones are fine,
/// such as a value and what it is made by.
class KnotsTest {

    private static final int LARGEST = 9;

    @Test
    void no_room_is_one_knot() {
        var rooms = rooms();
        assertThat(rooms.size()).as("rooms that jdeps found").isGreaterThan(40);
        var large = new TreeMap<String, Set<String>>();
        rooms.forEach((room, arrows) -> {
            var knot = largest(arrows);
            if (knot.size() > LARGEST) large.put(room, knot);
        });
        assertThat(large).isEmpty();
    }

    @Test
    void a_knot_is_found() {
        var planted = Map.of("Draft", Set.of("Page", "Money"), "Page", Set.of("Letter"), "Letter", Set.of("Draft"),
                "Money", Set.<String>of());
        assertThat(largest(planted)).containsExactly("Draft", "Letter", "Page");
    }

    private static Set<String> largest(Map<String, Set<String>> arrows) {
        var reached = new HashMap<String, Set<String>>();
        for (var from : arrows.keySet()) reached.put(from, reached(from, arrows));
        Set<String> largest = Set.of();
        for (var one : arrows.keySet()) {
            var knot = new TreeSet<>(reached.get(one));
            knot.removeIf(other -> !reached.getOrDefault(other, Set.of()).contains(one));
            if (knot.size() > largest.size()) largest = knot;
        }
        return largest;
    }

    private static Set<String> reached(String from, Map<String, Set<String>> arrows) {
        var reached = new HashSet<String>();
        var open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            for (var to : arrows.getOrDefault(open.remove(), Set.of())) if (reached.add(to)) open.add(to);
        }
        return reached;
    }

    /// By room, what each of its classes leans on there. Templates are left out: a page and its templates are one
    /// thing.
    private static Map<String, Map<String, Set<String>>> rooms() {
        var rooms = new HashMap<String, Map<String, Set<String>>>();
        for (var arrow : Arrow.all()) {
            if (!arrow.fromRoom().equals(arrow.toRoom())) continue;
            if (isTemplate(arrow.from()) || isTemplate(arrow.to())) continue;
            rooms.computeIfAbsent(arrow.fromRoom(), _ -> new HashMap<>())
                    .computeIfAbsent(arrow.from(), _ -> new HashSet<>()).add(arrow.to());
        }
        return rooms;
    }

    private static boolean isTemplate(String name) {
        return name.startsWith("Jte");
    }
}
