/// Which files are kept at an account or an opportunity?
@NullMarked
package linecard.folders;

import org.jspecify.annotations.NullMarked;
