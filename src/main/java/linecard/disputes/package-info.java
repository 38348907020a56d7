/// What does an agency say is wrong with a statement, and how does it end? Disputes about single
/// lines, and what an agency expected beside what was stated.
@NullMarked
package linecard.disputes;

import org.jspecify.annotations.NullMarked;
