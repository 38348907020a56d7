/// What else do agencies sell, does it overlap with what they sell for us, and what have they told
/// us that could stand between us?
@NullMarked
package linecard.linecards;

import org.jspecify.annotations.NullMarked;
