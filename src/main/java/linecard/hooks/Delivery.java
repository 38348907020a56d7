package linecard.hooks;

import linecard.jobs.Trouble;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/// One thing that an endpoint is told, and how far that came.
///
/// @param subject the record it is about
/// @param subjectVersion as the change left it; null where records of the kind have none
/// @param at when it happened
/// @param nextAt before then it is not tried
/// @param isTaken whether a program is telling it just now
/// @param status what was answered at the last try; null where nothing was
/// @param answer how that answer begins
/// @param trouble what went wrong at the last try; null for nothing
/// @param endedAt when it arrived or was given up
record Delivery(
        UUID id, UUID endpoint, Event event, UUID subject, @Nullable Integer subjectVersion,
        Instant at, State state, int tries, Instant nextAt, boolean isTaken,
        @Nullable Integer status, String answer, @Nullable Trouble trouble,
        @Nullable Instant endedAt) {

    public enum State implements Coded {
        WAITING, DELIVERED, FAILED;

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /// Whether it may be told again, or at once.
    public boolean isRepeatable() {
        return !isTaken;
    }

    /// Whether it is about to be told for the first time.
    public boolean isOnItsWay() {
        return state == State.WAITING && tries == 0;
    }
}
