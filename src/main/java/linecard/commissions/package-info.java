/// What do we owe each agency, and why? Money terms, earnings, statements.
@NullMarked
package linecard.commissions;

import org.jspecify.annotations.NullMarked;
