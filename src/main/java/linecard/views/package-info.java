/// Which lists do people want to see again, and how? Views: a list's address under a name.
@NullMarked
package linecard.views;

import org.jspecify.annotations.NullMarked;
