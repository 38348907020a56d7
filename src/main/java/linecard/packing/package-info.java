/// How do many values fit into few bytes, and come back? Numbers, texts, ids and days one after the
/// other, and blocks of them compressed. What was once written is read for as long as it is kept.
@NullMarked
package linecard.packing;

import org.jspecify.annotations.NullMarked;
