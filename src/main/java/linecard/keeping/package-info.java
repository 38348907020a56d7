/// Figures that were worked out before, and whether they still hold.
@NullMarked
package linecard.keeping;

import org.jspecify.annotations.NullMarked;
