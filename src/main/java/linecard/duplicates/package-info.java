/// Is this here already? Records that are likely the same, as one that somebody is about to add or
/// as another; and making them one.
@NullMarked
package linecard.duplicates;

import org.jspecify.annotations.NullMarked;
