/// Who stands where in a contest, and who wins what, by its rules? Rules, entrants and their days
/// in, places out, the same for everybody who asks. Knows no clock, no database, no words.
@NullMarked
package linecard.scoring;

import org.jspecify.annotations.NullMarked;
