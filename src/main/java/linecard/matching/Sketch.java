package linecard.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A thing made ready to be compared with others of the same lists.
///
/// @param text name and text together
/// @param whole all that is said, amounts aside
/// @param words of the name, each once, and beside each how rare it is
/// @param codes in the name that look like a model's
/// @param numbers that stand in the name as words
record Sketch(
        Item item, Grams name, Grams text, Grams address, Grams place, Grams whole,
        String[] words, double[] rarity, Set<String> codes, Set<String> numbers,
        String phone, String code, String day, double amount, String domain) {

    static List<Sketch> of(List<Item> items) {
        var names = grams(items, Trait.NAME);
        var texts = isSaid(items, Trait.TEXT) ? Grams.of(items.stream()
                .map(item -> item.text(Trait.NAME) + " " + item.text(Trait.TEXT)).toList()) : names;
        var addresses = grams(items, Trait.ADDRESS);
        var places = grams(items, Trait.PLACE);
        var wholes = Grams.of(items.stream().map(Sketch::whole).toList());
        var words = items.stream()
                .map(item -> Plain.words(item.text(Trait.NAME)).stream().distinct().toList())
                .toList();
        var counts = new HashMap<String, Integer>();
        for (var all : words) for (var word : all) counts.merge(word, 1, Integer::sum);
        var sketches = new ArrayList<Sketch>(items.size());
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            sketches.add(new Sketch(item, names.get(i), texts.get(i), addresses.get(i),
                    places.get(i), wholes.get(i), words.get(i).toArray(String[]::new),
                    rarity(words.get(i), counts, items.size()),
                    new TreeSet<>(Plain.codes(item.text(Trait.NAME))),
                    numbers(words.get(i)), Plain.phone(item.text(Trait.PHONE)),
                    Plain.of(item.text(Trait.CODE)), item.text(Trait.DAY),
                    Plain.amount(item.text(Trait.AMOUNT)), Plain.of(item.text(Trait.DOMAIN))));
        }
        return sketches;
    }

    private static boolean isSaid(List<Item> items, Trait trait) {
        return items.stream().anyMatch(item -> item.said().containsKey(trait));
    }

    private static List<Grams> grams(List<Item> items, Trait trait) {
        return Grams.of(items.stream().map(item -> item.text(trait)).toList());
    }

    private static String whole(Item item) {
        return item.said().entrySet().stream()
                .filter(said -> said.getKey() != Trait.AMOUNT && said.getKey() != Trait.DOMAIN)
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(" "));
    }

    private static double[] rarity(List<String> words, Map<String, Integer> counts, int all) {
        return words.stream()
                .mapToDouble(word -> Grams.rarity(counts.getOrDefault(word, 1), all))
                .toArray();
    }

    private static Set<String> numbers(List<String> words) {
        return words.stream()
                .filter(word -> word.chars().allMatch(c -> c <= '9'))
                .collect(Collectors.toSet());
    }
}
