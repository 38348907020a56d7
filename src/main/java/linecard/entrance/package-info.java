/// Who comes in, and how? Pages of sign-in, set-up, members and history.
@NullMarked
package linecard.entrance;

import org.jspecify.annotations.NullMarked;
