/// How does a company come over from another program? What its exports hold, whom and what their
/// words mean here, and all of it taken at once and taken back at once.
@NullMarked
package linecard.moving;

import org.jspecify.annotations.NullMarked;
