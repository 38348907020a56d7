package linecard.hearing;

import linecard.hearing.Hit.Place;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a search came to.
///
/// @param words what was looked for
/// @param theme the tokens of the theme asked for; empty without one
/// @param places latest first, up to [Hits#MOST]
/// @param isCut whether there may be more than these
record Found(List<Wanted> words, Set<String> theme, List<Place> places, boolean isCut) {

    /// The words that no report holds which the viewer may see.
    List<String> nowhere() {
        return words.stream().filter(one -> one.tokens().isEmpty()).map(Wanted::word).toList();
    }

    /// All that is marked where it stands.
    Set<String> tokens() {
        var tokens = new HashSet<>(theme);
        for (var word : words) tokens.addAll(word.tokens());
        return tokens;
    }
}
