/// Which of these are the same, written twice? Descriptions of firms, people or goods in; pairs
/// that are more likely the same than not, with how sure that is and why, out:
///
///     for (var pair : Matching.within(items)) pair.certainty();
///
/// Knows no clock, no database and no words.
@NullMarked
package linecard.matching;

import org.jspecify.annotations.NullMarked;
