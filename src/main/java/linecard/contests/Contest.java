package linecard.contests;

import linecard.scoring.Rules;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/// A contest among reps, or among agencies as teams. Its rules stand from the start on.
///
/// @param rulesHash of the rules as they were at the start; null for a draft
/// @param cancelledWhy empty where it was not cancelled
public record Contest(
        UUID id, String name, State state, Rules rules, @Nullable String rulesHash,
        @Nullable Instant startedAt, @Nullable Instant endedAt, String cancelledWhy,
        int version) {

    static final int LONGEST_NAME = 120;

    public enum State implements Coded {
        DRAFT, RUNNING, FINAL, CANCELLED;

        public static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    boolean isDraft() {
        return state == State.DRAFT;
    }

    public Contest with(String name, Rules rules, int version) {
        return new Contest(id, name, state, rules, rulesHash, startedAt, endedAt, cancelledWhy,
                version);
    }
}
