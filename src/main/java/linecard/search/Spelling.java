package linecard.search;

import linecard.matching.Distance;

/// Whether somebody may mean a word who typed another.
final class Spelling {

    /// The more is forgiven, the later it comes.
    static final int EXACT = 0;
    static final int BEGUN = 1;
    static final int WITHIN = 2;
    static final int ENDING = 3;
    static final int ONE_SLIP = 4;
    static final int TWO_SLIPS = 5;

    static final int SHORTEST_FOR_ONE = 4;
    private static final int SHORTEST_FOR_TWO = 8;
    static final int LONGEST_ENDING = 4;

    private Spelling() {}

    /// @param rank what had to be forgiven
    record Meant(String word, int rank) {}

    /// What has to be forgiven; -1 where it is too much.
    static int rank(String typed, String word) {
        return rank(typed, word, most(typed));
    }

    /// @param most so many slips are forgiven
    static int rank(String typed, String word, int most) {
        if (word.startsWith(typed)) return word.length() == typed.length() ? EXACT : BEGUN;
        if (word.contains(typed)) return WITHIN;
        int over = typed.length() - word.length();
        if (over > 0 && over <= LONGEST_ENDING && word.length() >= SHORTEST_FOR_ONE
                && typed.startsWith(word)) return ENDING;
        int slips = Distance.between(typed, word, most);
        return slips > most ? -1 : slips == 1 ? ONE_SLIP : TWO_SLIPS;
    }

    /// How many slips are forgiven.
    static int most(String typed) {
        if (isNumber(typed) || typed.length() < SHORTEST_FOR_ONE) return 0;
        return typed.length() < SHORTEST_FOR_TWO ? 1 : 2;
    }

    /// A number that is not quite the same is another number.
    private static boolean isNumber(String typed) {
        return typed.chars().allMatch(Character::isDigit);
    }
}
