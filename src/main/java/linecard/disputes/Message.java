package linecard.disputes;

import linecard.files.Enclosed;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/// What one side wrote to the other.
///
/// @param ofPrincipal whether the principal's people wrote it
/// @param attachment null where there is none
public record Message(
        UUID id, boolean ofPrincipal, String words, Instant at, String by,
        @Nullable Attachment attachment) {

    /// Whether somebody, of that side and name, writes the very same once more, and sends no file
    /// that is not there yet.
    boolean isSaidAgain(Draft draft, boolean byPrincipal, String name) {
        var file = draft.enclosed();
        return words.equals(draft.words()) && ofPrincipal == byPrincipal && by.equals(name)
                && (file == null || attachment != null && attachment.name().equals(file.name())
                        && attachment.bytes() == file.content().length);
    }

    /// @param bytes how long it is
    public record Attachment(String name, Enclosed.Kind kind, long bytes) {}

    /// One that is being written.
    ///
    /// @param id made by the page, so that what is sent twice is kept once
    public record Draft(UUID id, String words, @Nullable Enclosed enclosed) {}
}
