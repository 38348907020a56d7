package linecard.archive;

import linecard.jobs.Job;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// One archive of the organisation that somebody had made.
///
/// @param withFiles the files that were brought in, too
/// @param bytes of the file; 0 until it is finished
/// @param fetchedAt when it was last downloaded; null if never
/// @param goneAt when its file went; null while it is here
record Archive(
        UUID id, boolean withFiles, @Nullable UUID job, Job.State state, long bytes, long rows,
        String sha256, String askedBy, Instant askedAt, @Nullable Instant fetchedAt,
        @Nullable Instant goneAt) {

    static final Duration KEPT = Duration.ofDays(7);

    boolean isHere() {
        return bytes > 0 && goneAt == null;
    }

    boolean isAtWork() {
        return !state.isOver();
    }

    Instant goesAt() {
        return askedAt.plus(KEPT);
    }
}
