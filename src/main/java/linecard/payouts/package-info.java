/// How do agencies get what they are owed: to which account, in which batch, and did it arrive?
@NullMarked
package linecard.payouts;

import org.jspecify.annotations.NullMarked;
