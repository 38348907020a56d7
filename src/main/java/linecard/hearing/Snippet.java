package linecard.hearing;

import linecard.words.SearchText;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// A piece of a text around what was looked for.
///
/// @param isHit whether it holds any of it
record Snippet(List<Part> parts, boolean isHit) {

    /// @param isMarked whether it is what was looked for
    record Part(String text, boolean isMarked) {}

    private static final int BEFORE = 80;
    private static final int MOST = 240;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    private record Place(int from, int to) {}

    /// The part of a text around the first word that stands for one of the tokens; its beginning,
    /// where none does.
    static Snippet of(String text, Set<String> tokens) {
        var places = new ArrayList<Place>();
        var words = WORD.matcher(text);
        while (words.find()) {
            if (stands(words.group(), tokens)) places.add(new Place(words.start(), words.end()));
        }
        int from = places.isEmpty() ? 0 : begin(text, places.getFirst().from());
        int to = end(text, from);
        var parts = new ArrayList<Part>();
        int at = from;
        for (var place : places) {
            if (place.to() > to) break;
            if (place.from() > at) parts.add(new Part(text.substring(at, place.from()), false));
            parts.add(new Part(text.substring(place.from(), place.to()), true));
            at = place.to();
        }
        if (to > at) parts.add(new Part(text.substring(at, to), false));
        if (from > 0) parts.addFirst(new Part("… ", false));
        if (to < text.length()) parts.add(new Part(" …", false));
        return new Snippet(parts, !places.isEmpty());
    }

    /// Whether a word is one of the tokens with some ending: a stem is how a word begins, but for
    /// its last letter, which some endings change.
    private static boolean stands(String word, Set<String> tokens) {
        var plain = SearchText.of(word);
        for (var token : tokens) {
            if (token.length() < 4 ? plain.startsWith(token) && plain.length() <= token.length() + 3
                    : plain.startsWith(token.length() > 5
                            ? token.substring(0, token.length() - 1) : token)) {
                return true;
            }
        }
        return false;
    }

    private static int begin(String text, int hit) {
        if (hit <= BEFORE) return 0;
        int blank = text.indexOf(' ', hit - BEFORE);
        return blank < 0 || blank >= hit ? hit : blank + 1;
    }

    private static int end(String text, int from) {
        if (text.length() - from <= MOST) return text.length();
        int blank = text.lastIndexOf(' ', from + MOST);
        int end = blank <= from + MOST / 2 ? from + MOST : blank;
        return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
    }

    String text() {
        var all = new StringBuilder();
        for (var part : parts) all.append(part.text());
        return all.toString();
    }
}
