/// Who buys from us, and who looks after whom? Accounts and dated assignments.
@NullMarked
package linecard.accounts;

import org.jspecify.annotations.NullMarked;
