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

    /// @param bytes how long it is
    public record Attachment(String name, Enclosed.Kind kind, long bytes) {}

    /// One that is being written.
    ///
    /// @param id made by the page, so that what is sent twice is kept once
    public record Draft(UUID id, String words, @Nullable Enclosed enclosed) {}
}
