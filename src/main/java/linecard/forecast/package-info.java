/// What will be sold, by whom and of what; how sure that is, and how far off it was before.
@NullMarked
package linecard.forecast;

import org.jspecify.annotations.NullMarked;
