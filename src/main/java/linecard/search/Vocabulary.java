package linecard.search;

import linecard.search.Spelling.Meant;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// The words in use, in which is soon found what somebody may mean: of most of them their length
/// and their letters tell that too much would have to be forgiven.
final class Vocabulary {

    /// So many of the words are tried.
    static final int MOST = 60;

    /// No two of a to z and 0 to 9 leave the same rest. Above the bits of a word's letters stands
    /// its length.
    private static final int LETTERS = 38;
    private static final long ALL = (1L << LETTERS) - 1;

    private final String[] words;
    private final long[] sketches;

    Vocabulary(Collection<String> words) {
        this.words = words.toArray(String[]::new);
        sketches = words.stream().mapToLong(Vocabulary::sketch).toArray();
    }

    /// Those that are meant otherwise than to the letter and than as their beginning, the likeliest
    /// first.
    List<Meant> meant(String typed) {
        if (typed.length() < Spelling.SHORTEST_FOR_ONE) return List.of();
        long asked = sketch(typed);
        int slips = Spelling.most(typed);
        var meant = new ArrayList<Meant>();
        for (int i = 0; i < words.length; i++) {
            if (!mayMean(asked, sketches[i], slips)) continue;
            int rank = Spelling.rank(typed, words[i], slips);
            if (rank > Spelling.BEGUN) meant.add(new Meant(words[i], rank));
        }
        meant.sort(Comparator.comparingInt(Meant::rank).thenComparing(Meant::word));
        return meant.subList(0, Math.min(MOST, meant.size()));
    }

    /// Whether one may stand within the other, or lie so many slips from it: each brings one letter
    /// at most, and takes one.
    private static boolean mayMean(long asked, long word, int slips) {
        long missing = asked & ~word & ALL;
        long over = word & ~asked & ALL;
        long longer = (word >>> LETTERS) - (asked >>> LETTERS);
        boolean isWithin = missing == 0 & longer > 0 | over == 0 & longer < 0;
        return isWithin || slips > 0 && Math.abs(longer) <= slips
                && Long.bitCount(missing) <= slips && Long.bitCount(over) <= slips;
    }

    private static long sketch(String word) {
        long letters = 0;
        for (int i = 0; i < word.length(); i++) letters |= 1L << word.charAt(i) % LETTERS;
        return (long) word.length() << LETTERS | letters;
    }
}
