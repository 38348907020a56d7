package linecard.database;

import org.jspecify.annotations.Nullable;

/// The embedded PostgreSQL cannot start here; the message is one sentence that says what to do.
public final class EmbeddedRefused extends RuntimeException {

    EmbeddedRefused(String sentence) {
        this(sentence, null);
    }

    EmbeddedRefused(String sentence, @Nullable Exception cause) {
        super(sentence, cause);
    }
}
