package linecard.terms;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// The rows of a form whose fields are called `rates/0/rate`, and rows within rows likewise. Rows
/// in which nothing was typed are as if they were not there once it is read, so the number of a row
/// is the place of its clause.
final class FormRows {

    private static final Pattern ROW = Pattern.compile("([a-z]+)/(\\d{1,5})/(.+)");
    private static final Pattern LADDER = Pattern.compile("rates/\\d+/ladder");

    /// What a row says even if nothing was typed into it.
    private static final Set<String> CHOICES =
            Set.of("target", "style", "reset", "counts", "less");

    private FormRows() {}

    /// How many rows of a group there are: of `rates`, or of `ladders/0/tiers`.
    static int count(MultiValueMap<String, String> entered, String group) {
        int count = 0;
        for (var field : entered.keySet()) {
            if (!field.startsWith(group + "/")) continue;
            var number = field.substring(group.length() + 1).replaceFirst("/.*", "");
            if (number.matches("\\d{1,5}")) {
                count = Math.max(count, Integer.parseInt(number) + 1);
            }
        }
        return count;
    }

    /// The same without empty rows, numbered anew; rates go on to name the same ladders.
    static LinkedMultiValueMap<String, String> tidy(MultiValueMap<String, String> entered) {
        return numbered(entered, false);
    }

    /// The same, with the empty rows that somebody is about to fill; tiers are always offered.
    static LinkedMultiValueMap<String, String> withEmpty(MultiValueMap<String, String> entered) {
        return numbered(entered, true);
    }

    private static LinkedMultiValueMap<String, String> numbered(
            MultiValueMap<String, String> entered, boolean keepsEmpty) {
        var ladders = new HashMap<Integer, Integer>();
        var tidy = tidy(entered, ladders, keepsEmpty);
        for (var field : List.copyOf(tidy.keySet())) {
            if (!LADDER.matcher(field).matches()) continue;
            var named = tidy.getFirst(field);
            boolean isPlace = named != null && named.matches("\\d{1,5}");
            var place = isPlace ? ladders.get(Integer.valueOf(named)) : null;
            tidy.set(field, place == null ? "" : place.toString());
        }
        return tidy;
    }

    private static LinkedMultiValueMap<String, String> tidy(
            MultiValueMap<String, String> entered, Map<Integer, Integer> ladders,
            boolean keepsEmpty) {
        var rows = new TreeMap<String, TreeMap<Integer, MultiValueMap<String, String>>>();
        var tidy = new LinkedMultiValueMap<String, String>();
        entered.forEach((field, values) -> {
            var row = ROW.matcher(field);
            if (row.matches()) {
                rows.computeIfAbsent(row.group(1), _ -> new TreeMap<>())
                        .computeIfAbsent(Integer.parseInt(row.group(2)),
                                _ -> new LinkedMultiValueMap<>())
                        .put(row.group(3), new ArrayList<>(values));
            } else {
                tidy.put(field, new ArrayList<>(values));
            }
        });
        rows.forEach((group, all) -> {
            int at = 0;
            for (var row : all.entrySet()) {
                var inner = tidy(row.getValue(), new HashMap<>(), false);
                if (!keepsEmpty && isEmpty(inner)) continue;
                int place = at++;
                if (group.equals("ladders")) ladders.put(row.getKey(), place);
                inner.forEach((field, values) ->
                        tidy.put(group + "/" + place + "/" + field, values));
            }
        });
        return tidy;
    }

    private static boolean isEmpty(MultiValueMap<String, String> row) {
        return row.entrySet().stream().allMatch(field -> CHOICES.contains(field.getKey())
                || field.getValue().stream().allMatch(String::isBlank));
    }

    /// The same without one row, such as `rates/2`.
    static MultiValueMap<String, String> without(
            MultiValueMap<String, String> entered, String row) {
        var left = new LinkedMultiValueMap<String, String>();
        entered.forEach((field, values) -> {
            if (!field.startsWith(row + "/")) left.put(field, values);
        });
        return left;
    }

    /// The places of the rows of a group, and of some empty ones after them.
    static List<Integer> places(MultiValueMap<String, String> entered, String group, int more) {
        return IntStream.range(0, count(entered, group) + more).boxed().toList();
    }
}
