/// Who are the people at the accounts, and what did they agree to? Contacts, places, consents.
@NullMarked
package linecard.contacts;

import org.jspecify.annotations.NullMarked;
