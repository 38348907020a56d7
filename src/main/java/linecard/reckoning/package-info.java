/// What does an agency earn on which sale, by which clause, and why? Facts and terms in, entries
/// with their explanation out. Knows no clock, no database, no words. Amounts are minor units of
/// the agreement's currency, rounded with halves away from zero.
@NullMarked
package linecard.reckoning;

import org.jspecify.annotations.NullMarked;
