/// Is the installation well, and what is kept for the day it is not? Commands of the console,
/// daily backups, the proof of what always holds.
@NullMarked
package linecard.upkeep;

import org.jspecify.annotations.NullMarked;
