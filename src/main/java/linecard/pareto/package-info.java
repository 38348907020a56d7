/// Which few make most of it, how sure is that, and where do the next calls close the largest gap?
@NullMarked
package linecard.pareto;

import org.jspecify.annotations.NullMarked;
