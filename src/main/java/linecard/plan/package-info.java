/// What do we mean to do? Sales plan, goals, the working calendar.
@NullMarked
package linecard.plan;

import org.jspecify.annotations.NullMarked;
