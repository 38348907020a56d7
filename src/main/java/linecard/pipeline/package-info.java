/// What may be sold, how far is it, what is to be done next, and what became of it?
@NullMarked
package linecard.pipeline;

import org.jspecify.annotations.NullMarked;
