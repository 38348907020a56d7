/// Who sells for us? Agencies, reps, territories, agreements (all but the money terms).
@NullMarked
package linecard.people;

import org.jspecify.annotations.NullMarked;
