/// What is a fiscal month, a working day, a holiday? Dates only, no clock.
@NullMarked
package linecard.calendar;

import org.jspecify.annotations.NullMarked;
