/// What conflict of interest did somebody perceive, what is done meanwhile, what does the rep say
/// to it, and how is it decided? For those who decide alone; earned commission is no part of it.
@NullMarked
package linecard.cases;

import org.jspecify.annotations.NullMarked;
