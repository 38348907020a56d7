/// Which few accounts make most of the business, what goes wrong at them, and where to call next?
@NullMarked
package linecard.keyaccounts;

import org.jspecify.annotations.NullMarked;
