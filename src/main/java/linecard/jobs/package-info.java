/// What runs in the background, and how far is it? Knows nothing of what the work is about.
@NullMarked
package linecard.jobs;

import org.jspecify.annotations.NullMarked;
