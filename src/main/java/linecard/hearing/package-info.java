/// What do reports say: where is it said, how often, and does it go with what is sold?
@NullMarked
package linecard.hearing;

import org.jspecify.annotations.NullMarked;
