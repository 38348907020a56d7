/// What runs in the background, and how far is it?
@NullMarked
package linecard.jobs;

import org.jspecify.annotations.NullMarked;
