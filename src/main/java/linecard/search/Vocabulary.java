package linecard.search;

import linecard.search.Spelling.Meant;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The words in use, in which is soon found what somebody may mean. They stand in order,
/// so what was found of the beginning of a word holds for the next that begins so. Where the
/// beginning is too far from what was typed, all words with it are passed by.
final class Vocabulary {

    /// So many of the words are tried.
    static final int MOST = 60;

    /// Behind each word, and before all letters.
    private static final char END = '\n';
    private static final String LAST = "\uFFFF";

    private static final int LETTERS = 38;

    private final String all;

    /// Where each word begins in the text, and where that ends.
    private final int[] begins;

    /// The letters of each word, which soon tell that another does not stand within it.
    private final long[] sketches;

    /// With how many letters each word begins as the one before it does.
    private final int[] shared;

    Vocabulary(Collection<String> inUse) {
        var words = inUse.stream().sorted().toArray(String[]::new);
        begins = new int[words.length + 1];
        shared = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            begins[i + 1] = begins[i] + words[i].length() + 1;
            if (i > 0) shared[i] = shared(words[i - 1], words[i]);
        }
        sketches = Arrays.stream(words).mapToLong(Vocabulary::sketch).toArray();
        all = String.join(String.valueOf(END), words) + END;
    }

    /// No two of a to z and 0 to 9 have the same bit.
    private static long sketch(String word) {
        long letters = 0;
        for (int i = 0; i < word.length(); i++) letters |= 1L << word.charAt(i) % LETTERS;
        return letters;
    }

    private static int shared(String one, String other) {
        int most = Math.min(one.length(), other.length());
        int n = 0;
        while (n < most && one.charAt(n) == other.charAt(n)) n++;
        return n;
    }

    /// Those that are meant otherwise than to the letter and than as their beginning, the likeliest
    /// first.
    List<Meant> meant(String typed) {
        if (typed.length() < Spelling.SHORTEST_FOR_ONE) return List.of();
        return otherwise(typed)
                .sorted(Comparator.comparingInt(Meant::rank).thenComparing(Meant::word))
                .limit(MOST)
                .toList();
    }

    /// All that may be meant, with what has to be forgiven.
    Map<String, Integer> ranks(String typed) {
        var begun = IntStream.range(place(typed), place(typed + LAST)).mapToObj(this::word)
                .map(word -> new Meant(word, Spelling.rank(typed, word)));
        return Stream.concat(begun, otherwise(typed))
                .collect(Collectors.toMap(Meant::word, Meant::rank));
    }

    private Stream<Meant> otherwise(String typed) {
        int slips = Spelling.most(typed);
        var found = new HashSet<Integer>();
        addBearing(typed, found);
        addBegun(typed, found);
        if (slips > 0) addNear(typed, slips, found);
        return found.stream()
                .map(i -> new Meant(word(i), Spelling.rank(typed, word(i), slips)))
                .filter(meant -> meant.rank() > Spelling.BEGUN);
    }

    private String word(int i) {
        return all.substring(begins[i], begins[i + 1] - 1);
    }

    /// Of the first word that does not stand before it.
    private int place(String word) {
        int low = 0;
        int high = shared.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (word(middle).compareTo(word) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// Those within which it stands, but not at their beginning.
    private void addBearing(String typed, Set<Integer> found) {
        long asked = sketch(typed);
        for (int i = 0; i < sketches.length; i++) {
            if ((asked & ~sketches[i]) == 0
                    && all.indexOf(typed, begins[i] + 1, begins[i + 1]) >= 0) found.add(i);
        }
    }

    /// Those with which it begins.
    private void addBegun(String typed, Set<Integer> found) {
        int shortest = Math.max(Spelling.SHORTEST_FOR_ONE,
                typed.length() - Spelling.LONGEST_ENDING);
        IntStream.range(shortest, typed.length()).forEach(length -> {
            var begun = typed.substring(0, length);
            int i = place(begun);
            if (i < shared.length && word(i).equals(begun)) found.add(i);
        });
    }

    /// Those that lie no more than so many slips from it, see [linecard.matching.Distance].
    private void addNear(String typed, int slips, Set<Integer> found) {
        int longest = typed.length() + slips;
        var rows = new int[longest + 1][typed.length() + 1];
        Arrays.setAll(rows[0], j -> j);
        int passed = Integer.MAX_VALUE;
        for (int i = 0; i < shared.length; i++) {
            if (shared[i] >= passed) continue;
            passed = Integer.MAX_VALUE;
            int length = begins[i + 1] - begins[i] - 1;
            for (int n = shared[i] + 1; n <= length && passed == Integer.MAX_VALUE; n++) {
                if (n > longest || !goesOn(typed, slips, begins[i], n, rows)) passed = n;
            }
            if (passed > length && rows[length][typed.length()] <= slips) found.add(i);
        }
    }

    /// Works out the slips between the first `n` letters of a word and each beginning of what was
    /// typed.
    ///
    /// @return whether a word that begins so may still be near enough
    private boolean goesOn(String typed, int slips, int begin, int n, int[][] rows) {
        int[] last = rows[n - 1];
        int[] now = rows[n];
        int from = Math.max(1, n - slips);
        int to = Math.min(typed.length(), n + slips);
        // further from the diagonal lie more slips than that
        now[from - 1] = from == 1 ? n : slips + 1;
        if (to < typed.length()) now[to + 1] = slips + 1;
        char letter = all.charAt(begin + n - 1);
        int least = now[from - 1];
        for (int j = from; j <= to; j++) {
            int here = Math.min(Math.min(now[j - 1], last[j]) + 1,
                    last[j - 1] + (letter == typed.charAt(j - 1) ? 0 : 1));
            if (n > 1 && j > 1 && letter == typed.charAt(j - 2)
                    && all.charAt(begin + n - 2) == typed.charAt(j - 1)) {
                here = Math.min(here, rows[n - 2][j - 2] + 1);
            }
            now[j] = here;
            least = Math.min(least, here);
        }
        return least <= slips;
    }
}
