/// What is an amount, a rate, a fair split? Knows no clock, no database, no screen.
@NullMarked
package linecard.money;

import org.jspecify.annotations.NullMarked;
