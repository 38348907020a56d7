/// What may be a conflict of interest, going by what is known? Facts of an organisation in,
/// findings with their evidence out:
///
///     Steering.of(bought, carriers, reps).findings();
///
/// A finding is a perceived conflict, never an accusation. Knows no clock, no database, no words.
@NullMarked
package linecard.detecting;

import org.jspecify.annotations.NullMarked;
