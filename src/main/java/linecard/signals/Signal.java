package linecard.signals;

import linecard.detecting.Fact;
import linecard.detecting.Rule;
import linecard.detecting.Severity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A perceived conflict that was found by itself: what speaks for it, and since when.
///
/// @param rep null where it is the agency's
/// @param account null where it is of none
/// @param facts what it rests on, as it was found last
/// @param fingerprint of the facts: what has the same one is the same
/// @param closedAt since when it is not found any more; null while it is
record Signal(
        UUID id, Rule rule, Party agency, @Nullable Party rep, @Nullable Party account,
        Severity severity, List<Fact> facts, String fingerprint, Instant firstSeen,
        Instant lastSeen, @Nullable Instant closedAt) {

    /// Whom it is about, as the language writes names.
    public record Party(UUID id, String code, String name) {}

    public boolean isOpen() {
        return closedAt == null;
    }
}
