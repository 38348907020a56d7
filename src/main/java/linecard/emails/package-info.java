/// What was written to contacts and by them? Mails that members hand in: they arrive at a private
/// drop address, or come as a file, and stand at the accounts and contacts whom they are about.
@NullMarked
package linecard.emails;

import org.jspecify.annotations.NullMarked;
