/// What was offered to whom, at which prices and until when, and what did they say?
@NullMarked
package linecard.quotes;

import org.jspecify.annotations.NullMarked;
