/// What is changed of records without opening them? One thing of one, where it stands in a list; or
/// of many at once, looked at before and taken back as a whole.
@NullMarked
package linecard.edits;

import org.jspecify.annotations.NullMarked;
