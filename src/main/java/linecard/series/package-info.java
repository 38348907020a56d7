/// What will come, going by what was? A history of equal or weighed periods in, expected figures
/// with intervals and the reasons out, or why there are none. Knows no clock, no database, no words
/// and no money: figures are plain numbers in whatever unit the history has.
@NullMarked
package linecard.series;

import org.jspecify.annotations.NullMarked;
