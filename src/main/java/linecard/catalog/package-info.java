/// What do we sell? Product lines and products.
@NullMarked
package linecard.catalog;

import org.jspecify.annotations.NullMarked;
