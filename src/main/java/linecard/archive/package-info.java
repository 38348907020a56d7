/// How does a whole organisation leave this installation, and come into another?
@NullMarked
package linecard.archive;

import org.jspecify.annotations.NullMarked;
