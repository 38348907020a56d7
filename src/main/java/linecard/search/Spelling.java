package linecard.search;

import linecard.matching.Distance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Which of the words in use somebody may mean who typed one.
final class Spelling {

    /// The more is forgiven, the later it comes.
    static final int EXACT = 0;
    static final int BEGUN = 1;
    static final int WITHIN = 2;
    static final int ENDING = 3;
    static final int ONE_SLIP = 4;
    static final int TWO_SLIPS = 5;

    /// So many of the words are tried.
    static final int MOST = 60;

    private static final int SHORTEST_FOR_ONE = 4;
    private static final int SHORTEST_FOR_TWO = 8;
    private static final int LONGEST_ENDING = 4;

    private Spelling() {}

    /// @param rank what had to be forgiven
    record Meant(String word, int rank) {}

    /// Those that are meant otherwise than to the letter and than as their beginning, the likeliest
    /// first.
    static List<Meant> of(String typed, Iterable<String> inUse) {
        if (typed.length() < SHORTEST_FOR_ONE) return List.of();
        var meant = new ArrayList<Meant>();
        for (var word : inUse) {
            int rank = rank(typed, word);
            if (rank > BEGUN) meant.add(new Meant(word, rank));
        }
        meant.sort(Comparator.comparingInt(Meant::rank).thenComparing(Meant::word));
        return meant.subList(0, Math.min(MOST, meant.size()));
    }

    /// What has to be forgiven; -1 where it is too much.
    static int rank(String typed, String word) {
        if (word.startsWith(typed)) return word.length() == typed.length() ? EXACT : BEGUN;
        if (word.contains(typed)) return WITHIN;
        int over = typed.length() - word.length();
        if (over > 0 && over <= LONGEST_ENDING && word.length() >= SHORTEST_FOR_ONE
                && typed.startsWith(word)) return ENDING;
        int most = most(typed);
        int slips = Distance.between(typed, word, most);
        return slips > most ? -1 : slips == 1 ? ONE_SLIP : TWO_SLIPS;
    }

    private static int most(String typed) {
        if (isNumber(typed) || typed.length() < SHORTEST_FOR_ONE) return 0;
        return typed.length() < SHORTEST_FOR_TWO ? 1 : 2;
    }

    /// A number that is not quite the same is another number.
    private static boolean isNumber(String typed) {
        return typed.chars().allMatch(Character::isDigit);
    }
}
