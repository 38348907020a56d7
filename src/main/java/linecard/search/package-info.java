/// Where is it? Records of all kinds by what they are called, slips of the pen forgiven.
@NullMarked
package linecard.search;

import org.jspecify.annotations.NullMarked;
