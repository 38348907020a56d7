/// What does an organisation itself want to know of its records? Own fields, and tags.
@NullMarked
package linecard.traits;

import org.jspecify.annotations.NullMarked;
