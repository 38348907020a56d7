package linecard.calls;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/// What was written about a call. It is never changed: an edit is a note that replaces another,
/// and where two devices replaced the same one, both stay.
///
/// @param replaces the note that this one follows, or null
/// @param isPrivate whether only the rep in person may read it
/// @param content empty where the note that it replaces was struck out
/// @param isWithdrawn whether the rep took it back from everybody else
public record Note(
        UUID id, UUID call, @Nullable UUID replaces, boolean isPrivate, String content,
        Instant writtenAt, boolean isWithdrawn) {

    public static final int MOST_CHARS = 4_000;

    /// A note as a device sends it.
    public record Draft(
            UUID id, @Nullable UUID replaces, boolean isPrivate, String content,
            Instant writtenAt) {}
}
