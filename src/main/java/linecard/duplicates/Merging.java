package linecard.duplicates;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/// One record was merged into another.
///
/// @param mergedBy a dash where the viewer may not see who it was
/// @param undoneAt null as long as it holds
record Merging(
        UUID id, Kind kind, UUID gone, UUID kept, Instant mergedAt, String mergedBy,
        @Nullable Instant undoneAt) {}
