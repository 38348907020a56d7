/// How do we talk to PostgreSQL? Embedded server, migrations, the transaction that binds the
/// viewer.
@NullMarked
package linecard.database;

import org.jspecify.annotations.NullMarked;
