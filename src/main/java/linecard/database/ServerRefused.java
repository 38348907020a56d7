package linecard.database;

import org.jspecify.annotations.Nullable;

/// The embedded PostgreSQL cannot start here; the message is one sentence that says what to do.
public final class ServerRefused extends RuntimeException {

    ServerRefused(String sentence) {
        this(sentence, null);
    }

    ServerRefused(String sentence, @Nullable Exception cause) {
        super(sentence, cause);
    }
}
