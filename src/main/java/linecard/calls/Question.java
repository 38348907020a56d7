package linecard.calls;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/// What the principal wants to know from an account. The rep sees it at the next call there.
///
/// @param answer null as long as there is none
record Question(
        UUID id, UUID account, String content, Instant askedAt,
        String askedBy, @Nullable Answer answer) {

    public static final int MOST_CHARS = 1_000;

    /// @param call at which it was answered; null where nobody asks any more
    public record Answer(
            @Nullable UUID call, String content, String answeredBy) {}
}
