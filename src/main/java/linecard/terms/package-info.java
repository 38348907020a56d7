/// What has been agreed with each agency about its commission? Rates, clauses, their versions.
@NullMarked
package linecard.terms;

import org.jspecify.annotations.NullMarked;
