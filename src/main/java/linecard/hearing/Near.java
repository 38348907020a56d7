package linecard.hearing;

import java.util.LinkedHashSet;
import java.util.Set;

/// What a mistyped word may have meant: one letter too many, too few, another, or two that changed
/// places (the edits of Damerau, Communications of the ACM 7, 1964).
final class Near {

    /// Shorter words are too near to too much.
    static final int SHORTEST = 4;

    private static final int LONGEST = 24;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private Near() {}

    /// All that one edit makes of a stem; nothing where it is too short or too long.
    static Set<String> of(String stem) {
        var near = new LinkedHashSet<String>();
        if (stem.length() < SHORTEST || stem.length() > LONGEST) return near;
        for (int i = 0; i <= stem.length(); i++) {
            var before = stem.substring(0, i);
            var after = stem.substring(i);
            for (int k = 0; k < LETTERS.length(); k++) {
                near.add(before + LETTERS.charAt(k) + after);
                if (!after.isEmpty()) near.add(before + LETTERS.charAt(k) + after.substring(1));
            }
            if (!after.isEmpty()) near.add(before + after.substring(1));
            if (after.length() > 1) {
                near.add(before + after.charAt(1) + after.charAt(0) + after.substring(2));
            }
        }
        near.remove(stem);
        return near;
    }
}
