package linecard.cases;

import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/// What was done in a case, or said.
///
/// @param about the measure that is lifted, the question that is answered, the task that is done
/// @param word a measure's kind, a severity, a verdict; else empty
/// @param dueOn by when it is to be answered or done; of a measure, the first day without it
/// @param agency whom a question is put to, with `rep`; null of both for none
/// @param restraint what a measure set
/// @param at null where it was told without a name
/// @param by who did it; empty where it was told without a name
/// @param settledBy what lifts, answers or does it; null as long as there is nothing
record Act(
        UUID id, UUID of, Kind kind, @Nullable UUID about, String word, String content,
        @Nullable LocalDate dueOn, @Nullable UUID agency, @Nullable UUID rep,
        @Nullable UUID restraint, LocalDate on, @Nullable Instant at, String by,
        @Nullable UUID settledBy) {

    enum Kind implements Coded {
        NOTE, SUBJECT, SEVERITY, MEASURE, LIFTED, QUESTION, ANSWER, DECISION, TASK, DONE,
        /// To who told it without a name.
        TOLD,
        /// From who told it without a name.
        HEARD;

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    boolean isOpen() {
        return settledBy == null;
    }

    /// Something done now by whoever is at work.
    static Act of(UUID id, UUID of, Kind kind, String word, String content, LocalDate on) {
        return new Act(id, of, kind, null, word, content, null, null, null, null, on, null, "",
                null);
    }

    Act about(UUID act) {
        return new Act(id, of, kind, act, word, content, dueOn, agency, rep, restraint, on, at, by,
                settledBy);
    }

    Act due(@Nullable LocalDate day) {
        return new Act(id, of, kind, about, word, content, day, agency, rep, restraint, on, at, by,
                settledBy);
    }

    Act to(@Nullable UUID agency, @Nullable UUID rep) {
        return new Act(id, of, kind, about, word, content, dueOn, agency, rep, restraint, on, at,
                by, settledBy);
    }

    Act setting(UUID restraint) {
        return new Act(id, of, kind, about, word, content, dueOn, agency, rep, restraint, on, at,
                by, settledBy);
    }
}
