package linecard.hearing;

import linecard.words.Coded;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// What reports are counted by: words of which a call holds at least one.
///
/// @param words with blanks between them, in whichever language; one that ends with `*` stands for
///     all that begin so, any other for itself with its endings
record Theme(
        UUID id, Kind kind, String name, String words, boolean isArchived, int version) {

    static final int MOST_NAME = 100;
    static final int MOST_CHARS = 1_000;
    static final int MOST_WORDS = 60;
    static final int SHORTEST_OPEN = 3;

    enum Kind implements Coded { OBJECTION, COMPETITOR, PRICE, REQUEST }

    List<String> list() {
        return Arrays.stream(words.split(" ")).filter(word -> !word.isEmpty()).toList();
    }
}
