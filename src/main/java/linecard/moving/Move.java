package linecard.moving;

import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/// A company that comes over from another program, by the files that were sent.
///
/// @param names of the files
/// @param job what was asked for last
record Move(
        UUID id, State state, List<String> names, Choices choices, Findings findings,
        @Nullable UUID job, String askedBy, Instant askedAt, @Nullable Instant takenAt,
        @Nullable Instant undoneAt, int version) {

    static final Set<State> TRIABLE =
            Set.of(State.TRIED, State.FAILED, State.CANCELLED, State.UNDONE);

    /// How far it has come.
    enum State implements Coded {
        TRYING, TRIED, TAKING, TAKEN, UNDOING, UNDONE, FAILED, CANCELLED;

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        boolean isAtWork() {
            return this == TRYING || this == TAKING || this == UNDOING;
        }
    }

    /// What to call it.
    String title() {
        return names.size() == 1 ? names.getFirst()
                : names.getFirst() + " + " + (names.size() - 1);
    }

    /// Whether something may still be said of it, and it be tried with that.
    boolean mayBeTried() {
        return TRIABLE.contains(state);
    }
}
