package linecard.matching;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Things of which people said which are the same, from ../shared/data/matching.
///
/// @param others empty where all stand in one list
/// @param same the true pairs, as places in the lists
public record LabelledPairs(List<Item> some, List<Item> others, Set<List<Integer>> same) {

    static final Path FOLDER = Path.of("../shared/data/matching");

    public static boolean isThere() {
        return Files.isDirectory(FOLDER);
    }

    List<Pair> found() {
        return others.isEmpty() ? Matching.within(some) : Matching.between(some, others);
    }

    /// How many of what was found is right, and how much of what is right was found.
    public record Measure(double precision, double recall) {

        double f1() {
            return 2 * precision * recall / (precision + recall);
        }
    }

    public Measure measure() {
        var found = found();
        long right = found.stream()
                .filter(pair -> same.contains(List.of(pair.first(), pair.second()))).count();
        return new Measure((double) right / found.size(), (double) right / same.size());
    }

    public static LabelledPairs products() {
        var abt = rows("abt_buy/abt.csv");
        var buy = rows("abt_buy/buy.csv");
        return between(abt, buy, LabelledPairs::product, "abt_buy/matches.csv");
    }

    public static LabelledPairs firms() {
        return between(rows("fodors_zagats/fodors.csv"), rows("fodors_zagats/zagats.csv"),
                LabelledPairs::firm, "fodors_zagats/matches.csv");
    }

    public static LabelledPairs people(int number) {
        var rows = rows("febrl/dataset" + number + ".csv");
        var items = rows.stream().map(LabelledPairs::person).toList();
        var byPerson = new HashMap<String, List<Integer>>();
        for (int i = 0; i < rows.size(); i++) {
            byPerson.computeIfAbsent(rows.get(i).getField(0).split("-")[1], _ -> new ArrayList<>()).add(i);
        }
        var same = new HashSet<List<Integer>>();
        for (var all : byPerson.values()) {
            for (int a : all) for (int b : all) if (a < b) same.add(List.of(a, b));
        }
        return new LabelledPairs(items, List.of(), same);
    }

    private interface Reading {
        Item item(NamedCsvRecord row);
    }

    private static LabelledPairs between(
            List<NamedCsvRecord> some, List<NamedCsvRecord> others, Reading reading, String truth) {
        var placesA = places(some);
        var placesB = places(others);
        var same = new HashSet<List<Integer>>();
        for (var row : rows(truth)) {
            same.add(List.of(placesA.get(row.getField(0)), placesB.get(row.getField(1))));
        }
        return new LabelledPairs(some.stream().map(reading::item).toList(),
                others.stream().map(reading::item).toList(), same);
    }

    private static Map<String, Integer> places(List<NamedCsvRecord> rows) {
        var places = new HashMap<String, Integer>();
        for (int i = 0; i < rows.size(); i++) places.put(rows.get(i).getField(0), i);
        return places;
    }

    private static Item product(NamedCsvRecord row) {
        return new Item(Map.of(Trait.NAME, row.getField(1), Trait.TEXT, row.getField(2),
                Trait.AMOUNT, row.getField(3)));
    }

    private static Item firm(NamedCsvRecord row) {
        return new Item(Map.of(Trait.NAME, row.getField(1), Trait.ADDRESS, row.getField(2),
                Trait.PLACE, row.getField(3), Trait.PHONE, row.getField(4)));
    }

    private static Item person(NamedCsvRecord row) {
        return new Item(Map.of(Trait.NAME, row.getField(1) + " " + row.getField(2),
                Trait.ADDRESS, row.getField(3) + " " + row.getField(4) + " " + row.getField(5),
                Trait.PLACE, row.getField(6) + " " + row.getField(7) + " " + row.getField(8),
                Trait.DAY, row.getField(9), Trait.CODE, row.getField(10)));
    }

    private static List<NamedCsvRecord> rows(String file) {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(FOLDER.resolve(file))) {
            return csv.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
