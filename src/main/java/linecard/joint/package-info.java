/// What do the principal and a rep mean to do together at an account, and what is still open of it?
@NullMarked
package linecard.joint;

import org.jspecify.annotations.NullMarked;
