/// What may be a conflict of interest here? Looks through line cards, records and sales each night
/// and keeps what was found, with its evidence, for the owner and for compliance alone. How it is
/// found, `detecting` says.
@NullMarked
package linecard.signals;

import org.jspecify.annotations.NullMarked;
