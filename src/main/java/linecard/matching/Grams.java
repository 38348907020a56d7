package linecard.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A text by the threes of letters in its words, the rarer the heavier, as a vector of length 1.
///
/// @param ids of the threes, rising
record Grams(int[] ids, float[] weights) {

    private static final int FEWEST = 100;

    /// The same threes in both, by their weights: from 0 to 1.
    double cosine(Grams other) {
        double sum = 0;
        int i = 0;
        int j = 0;
        while (i < ids.length && j < other.ids.length) {
            if (ids[i] == other.ids[j]) sum += weights[i++] * other.weights[j++];
            else if (ids[i] < other.ids[j]) i++;
            else j++;
        }
        return sum;
    }

    private static Set<String> threes(String text) {
        var threes = new HashSet<String>();
        for (var word : Plain.words(text)) {
            var padded = " " + word + " ";
            for (int i = 0; i + 3 <= padded.length(); i++) threes.add(padded.substring(i, i + 3));
        }
        return threes;
    }

    /// The texts of all things; how rare a three is follows from them.
    static List<Grams> of(List<String> texts) {
        var known = new HashMap<String, Integer>();
        var counts = new ArrayList<int[]>();
        var all = new ArrayList<int[]>(texts.size());
        for (var text : texts) all.add(numbered(threes(text), known, counts));
        var grams = new ArrayList<Grams>(texts.size());
        for (var ids : all) grams.add(weighed(ids, counts, texts.size()));
        return grams;
    }

    private static int[] numbered(
            Collection<String> threes, Map<String, Integer> known, List<int[]> counts) {
        var ids = new int[threes.size()];
        int at = 0;
        for (var three : threes) {
            int id = known.computeIfAbsent(three, _ -> known.size());
            if (id == counts.size()) counts.add(new int[1]);
            counts.get(id)[0]++;
            ids[at++] = id;
        }
        Arrays.sort(ids);
        return ids;
    }

    /// How much weighs what so many of all things have. A few things are taken for a hundred, since
    /// what is rare among five is common.
    static double rarity(int count, int all) {
        return Math.log(1.0 + (double) Math.max(all, FEWEST) / count);
    }

    private static Grams weighed(int[] ids, List<int[]> counts, int all) {
        var weights = new float[ids.length];
        double squares = 0;
        for (int i = 0; i < ids.length; i++) {
            double weight = rarity(counts.get(ids[i])[0], all);
            weights[i] = (float) weight;
            squares += weight * weight;
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < ids.length; i++) weights[i] /= (float) length;
        return new Grams(ids, weights);
    }
}
