/// What do reps do at accounts, what do they report of it, and what may they be asked?
@NullMarked
package linecard.calls;

import org.jspecify.annotations.NullMarked;
