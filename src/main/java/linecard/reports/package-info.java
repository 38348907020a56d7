/// What does somebody see across rooms? Manager's page, rep's page.
@NullMarked
package linecard.reports;

import org.jspecify.annotations.NullMarked;
