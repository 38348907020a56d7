package linecard.jobs;

import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/// A piece of work in the background, as far as it has come.
///
/// @param subject what it works on, such as an import
/// @param stepsAll 0 as long as nobody knows
/// @param problem why it failed
public record Job(
        UUID id, String kind, UUID subject, State state, long stepsDone, long stepsAll,
        boolean cancelAsked, @Nullable Trouble problem, Instant askedAt,
        @Nullable Instant startedAt, @Nullable Instant endedAt) {

    public enum State {
        WAITING, RUNNING, DONE, FAILED, CANCELLED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        public boolean isOver() {
            return this != WAITING && this != RUNNING;
        }
    }

    /// Steps a second since it began.
    public long rate(Instant now) {
        if (startedAt == null) return 0;
        long millis = Math.max(1, Duration.between(startedAt, now).toMillis());
        return stepsDone * 1000 / millis;
    }

    /// How far it is, in one sentence.
    public String progress(Words words, Instant now) {
        if (cancelAsked && !state.isOver()) return words.text("jobs.stopping");
        return switch (state) {
            case WAITING -> words.text("jobs.waiting");
            case RUNNING -> stepsAll == 0
                    ? words.text("jobs.running", words.number(stepsDone), words.number(rate(now)))
                    : words.text("jobs.runningOf", words.number(stepsDone),
                            words.number(stepsAll), words.number(rate(now)));
            case DONE -> words.text("jobs.done");
            case FAILED -> problem == null ? words.text("jobs.broken") : problem.text(words);
            case CANCELLED -> words.text("jobs.cancelled");
        };
    }
}
