package linecard.recognition;

import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/// What is said of a contest to reps.
///
/// @param takenBackAt since when it is shown no more; null while it is
public record Announcement(
        UUID id, UUID contest, String contestName, Hearers audience, String title, String body,
        Instant saidAt, @Nullable Instant takenBackAt, int version) {

    static final int LONGEST_TITLE = 120;
    static final int LONGEST_BODY = 2000;

    public enum Hearers implements Coded {
        /// Every rep.
        ALL,
        /// Those who take part in the contest.
        ENTRANTS
    }
}
