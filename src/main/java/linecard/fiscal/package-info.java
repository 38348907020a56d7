/// How does the organisation cut its years into months, and may that still be changed?
@NullMarked
package linecard.fiscal;

import org.jspecify.annotations.NullMarked;
