package linecard.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A text by the threes of letters in its words, the rarer the heavier, as a vector of length 1.
///
/// @param ids of the threes, rising
record Grams(int[] ids, float[] weights) {

    private static final int FEWEST = 100;
    private static final int LETTERS = 38;
    /// So many there can be.
    private static final int THREES = LETTERS * LETTERS * LETTERS;

    /// The same threes in both, by their weights: from 0 to 1.
    double cosine(Grams other) {
        double sum = 0;
        int i = 0;
        int j = 0;
        while (i < ids.length && j < other.ids.length) {
            int mine = ids[i];
            int theirs = other.ids[j];
            if (mine == theirs) sum += weights[i] * other.weights[j];
            if (mine <= theirs) i++;
            if (theirs <= mine) j++;
        }
        return sum;
    }

    /// The texts of all things; how rare a three is follows from them.
    static List<Grams> of(List<String> texts) {
        var counts = new int[THREES];
        var all = new ArrayList<int[]>(texts.size());
        for (var text : texts) {
            var ids = threes(text);
            for (int id : ids) counts[id]++;
            all.add(ids);
        }
        var grams = new ArrayList<Grams>(texts.size());
        for (var ids : all) grams.add(weighed(ids, counts, texts.size()));
        return grams;
    }

    /// Each once.
    private static int[] threes(String text) {
        var plain = " " + String.join(" ", Plain.words(text)) + " ";
        var threes = new int[plain.length()];
        int count = 0;
        for (int i = 2; i < plain.length(); i++) {
            if (plain.charAt(i - 1) == ' ') continue;
            threes[count++] = (letter(plain.charAt(i - 2)) * LETTERS
                    + letter(plain.charAt(i - 1))) * LETTERS + letter(plain.charAt(i));
        }
        Arrays.sort(threes, 0, count);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || threes[i] != threes[i - 1]) threes[kept++] = threes[i];
        }
        return Arrays.copyOf(threes, kept);
    }

    /// Of those that [Plain#words] leaves, and the blank between words.
    private static int letter(char c) {
        if (c >= 'a') return c - 'a';
        return c >= '0' ? 26 + c - '0' : c == '.' ? 36 : 37;
    }

    /// How much weighs what so many of all things have. A few things are taken for a hundred, since
    /// what is rare among five is common.
    static double rarity(int count, int all) {
        return Math.log(1.0 + (double) Math.max(all, FEWEST) / count);
    }

    private static Grams weighed(int[] ids, int[] counts, int all) {
        var weights = new float[ids.length];
        double squares = 0;
        for (int i = 0; i < ids.length; i++) {
            double weight = rarity(counts[ids[i]], all);
            weights[i] = (float) weight;
            squares += weight * weight;
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < ids.length; i++) weights[i] /= (float) length;
        return new Grams(ids, weights);
    }
}
