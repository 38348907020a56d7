/// How does data come in and go out? The importer and exports.
@NullMarked
package linecard.exchange;

import org.jspecify.annotations.NullMarked;
