/// What is won in contests, and how it comes to the winner?
@NullMarked
package linecard.prizes;

import org.jspecify.annotations.NullMarked;
