/// Who is asking? Organisations, users, roles, sessions, sign-in, audit.
@NullMarked
package linecard.access;

import org.jspecify.annotations.NullMarked;
