/// What would agencies have earned by other terms, and what would a seller of one's own cost?
@NullMarked
package linecard.whatif;

import org.jspecify.annotations.NullMarked;
