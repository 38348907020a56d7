/// What does a line of a statement say, and why does it come to that? Lines as they are told, and
/// as the bytes in which they are kept.
@NullMarked
package linecard.stated;

import org.jspecify.annotations.NullMarked;
