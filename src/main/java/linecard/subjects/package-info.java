/// What may be brought in? Each kind of record that files hold: how its rows are read, and what
/// they would change. Its words stand in the room `exchange`: rejected rows are kept by them.
@NullMarked
package linecard.subjects;

import org.jspecify.annotations.NullMarked;
