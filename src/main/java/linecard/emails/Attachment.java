package linecard.emails;

import linecard.files.Enclosed;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// A file that came with a mail.
///
/// @param size in bytes, as it came
/// @param kind what it is by its content; null where only its name is kept
record Attachment(
        UUID id, String name, long size, Enclosed.@Nullable Kind kind) {

    /// One that is to be kept.
    ///
    /// @param enclosed its content; null where that is not kept
    record Fresh(String name, long size, @Nullable Enclosed enclosed) {}
}
