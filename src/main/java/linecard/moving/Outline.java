package linecard.moving;

import linecard.exchange.Columns;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// How a program writes one kind of table.
///
/// @param marks names of columns of which all stand in such a table, in one of several sets
/// @param not names of columns of which none stands in it
/// @param fields what we want to know, and the columns that say it, the best first; all names as
///        [Columns#plain] makes them
record Outline(
        Program program, Kind kind, List<Set<String>> marks, Set<String> not,
        Map<String, List<String>> fields) {

    /// @param columns a line for each field: its name, then the columns that say it
    static Outline of(Program program, Kind kind, String marks, String not, String columns) {
        var fields = new LinkedHashMap<String, List<String>>();
        for (var line : columns.strip().split("\n")) {
            var words = List.of(line.strip().split(" +"));
            fields.put(words.getFirst(), words.subList(1, words.size()));
        }
        return new Outline(program, kind, List.of(marks.split("\\|")).stream()
                .map(Outline::words).toList(), words(not), fields);
    }

    private static Set<String> words(String text) {
        return text.isBlank() ? Set.of() : Set.of(text.strip().split(" +"));
    }

    boolean fits(List<String> header) {
        var plain = header.stream().map(Columns::plain).collect(Collectors.toSet());
        return marks.stream().anyMatch(plain::containsAll)
                && not.stream().noneMatch(plain::contains);
    }

    /// Where each field stands that this header has. A column says one thing.
    Map<String, Integer> columns(List<String> header) {
        var plain = header.stream().map(Columns::plain).toList();
        var found = new LinkedHashMap<String, Integer>();
        var taken = new HashSet<Integer>();
        fields.forEach((field, names) -> {
            for (var name : names) {
                int at = plain.indexOf(name);
                if (at < 0 || taken.contains(at)) continue;
                found.put(field, at);
                taken.add(at);
                return;
            }
        });
        return found;
    }
}
