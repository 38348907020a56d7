package linecard.calls;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// The report of a rep's day. It is submitted once and then amended: each time a version is added
/// that keeps the day's calls as they were then.
///
/// @param agency the rep's, when it was first submitted
/// @param versions the first one first; never empty
record CallReport(UUID id, UUID rep, UUID agency, LocalDate day, List<Version> versions) {

    public CallReport {
        versions = List.copyOf(versions);
        if (versions.isEmpty()) throw new IllegalArgumentException("a report was submitted");
    }

    /// @param number from 1
    /// @param reason why it was amended; empty for the first
    public record Version(int number, String reason, Instant submittedAt, String submittedBy) {}

    public static final int REASON = 1_000;

    Version first() {
        return versions.getFirst();
    }

    Version latest() {
        return versions.getLast();
    }

    /// What one side wrote on it.
    ///
    /// @param call null where it is about the whole day
    public record Remark(
            UUID id, UUID report, @Nullable UUID call, boolean isByPrincipal, String content,
            Instant writtenAt, String writtenBy) {}
}
