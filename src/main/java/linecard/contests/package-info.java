/// Which contests are there, who takes part, and where does everybody stand?
@NullMarked
package linecard.contests;

import org.jspecify.annotations.NullMarked;
