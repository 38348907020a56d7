package linecard.jobs;

import linecard.words.Coded;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// A piece of work in the background, as far as it has come.
///
/// @param subject what it works on, such as an import
/// @param stepsAll 0 as long as nobody knows
/// @param problem why it failed
/// @param askedBy a dash where the viewer may not see who it was
/// @param taken how often a program began it
/// @param tries how often it made way for a passing trouble
/// @param isLatest whether nothing newer was asked for its subject
public record Job(
        UUID id, String kind, UUID subject, State state, long stepsDone, long stepsAll,
        boolean cancelAsked, @Nullable Trouble problem, String askedBy, Instant askedAt,
        @Nullable Instant startedAt, @Nullable Instant endedAt, int taken, int tries,
        boolean isLatest) {

    /// Nobody can tell how long it takes before it has run that long.
    private static final Duration TOO_SOON = Duration.ofSeconds(3);

    public enum State implements Coded {
        WAITING, RUNNING, DONE, FAILED, CANCELLED;

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        public boolean isOver() {
            return this != WAITING && this != RUNNING;
        }
    }

    /// Whether it may be asked for again.
    public boolean isRepeatable() {
        return isLatest && (state == State.FAILED || state == State.CANCELLED);
    }

    /// How long it ran, or has run until now.
    Duration took(Instant now) {
        if (startedAt == null) return Duration.ZERO;
        return Duration.between(startedAt, endedAt == null ? now : endedAt);
    }

    /// Steps a second since it began.
    long rate(Instant now) {
        return stepsDone * 1000 / Math.max(1, took(now).toMillis());
    }

    /// How long it will still take at the pace so far; empty where nobody can tell.
    Optional<Duration> left(Instant now) {
        var took = took(now);
        if (state != State.RUNNING || stepsDone == 0 || stepsAll < stepsDone
                || took.compareTo(TOO_SOON) < 0) return Optional.empty();
        return Optional.of(took.multipliedBy(stepsAll - stepsDone).dividedBy(stepsDone));
    }

    /// How far it is, in one sentence or two.
    public String progress(Words words, Instant now) {
        if (cancelAsked && !state.isOver()) return words.text("jobs.stopping");
        return switch (state) {
            case WAITING -> words.text(tries == 0 ? "jobs.waiting" : "jobs.waitingAgain");
            case RUNNING -> JobText.running(words, this, now);
            case DONE -> words.text("jobs.done");
            case FAILED -> problem == null ? words.text("jobs.broken") : problem.text(words);
            case CANCELLED -> words.text("jobs.cancelled");
        };
    }
}
