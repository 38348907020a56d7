package linecard.stated;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// Lines that are one rep's, or nobody's, and follow one another, as they are stored.
///
/// @param position of the first one
public record PackedPart(
        @Nullable UUID rep, String repName, int position, int lines, long base, long amount,
        byte[] detail) {}
