package linecard.hearing;

import java.util.Set;

/// A word that somebody looks for, and what it may stand as.
///
/// @param tokens as `hearing.token` has them; none where the viewer sees no report that holds it
/// @param isGuessed whether nothing begins so, and these differ from it by a letter
record Wanted(String word, Set<String> tokens, boolean isGuessed) {}
