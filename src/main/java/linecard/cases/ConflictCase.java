package linecard.cases;

import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/// A conflict of interest that somebody perceived, from the first word to the decision.
///
/// @param rule that gave the signal it came from; empty where it came from none
/// @param signal null where it came from none
/// @param severity null until somebody weighed it
/// @param dueOn the last day for the first action
/// @param openedAt null where it was told without a name, of which only the day is known
/// @param openedName empty where it was told without a name, or found by a rule
record ConflictCase(
        UUID id, Intake intake, String title, String content, String rule, @Nullable UUID signal,
        @Nullable Severity severity, Subject subject, Subject.Names names, LocalDate reportedOn,
        LocalDate dueOn, @Nullable Instant openedAt, String openedName, Course course,
        int version) {

    enum Intake implements Coded {
        SIGNAL, PERSON, ANONYMOUS;

        static Intake of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /// How far it is.
    ///
    /// @param actedOn the day of the first action
    /// @param questions that were put; `open` of them are not answered
    /// @param answerDue by when the last of the open ones is to be answered
    /// @param tasks that are left to do, the first of them by `taskDue`
    record Course(
            @Nullable LocalDate actedOn, int questions, int open, @Nullable LocalDate answerDue,
            int tasks, @Nullable LocalDate taskDue, @Nullable Verdict verdict,
            @Nullable LocalDate decidedOn) {}

    enum State implements Coded {
        /// Nobody did anything yet, in time still.
        WAITING,
        /// The day for the first action has passed.
        OVERDUE,
        /// Somebody was asked and may still answer.
        ASKED, OPEN, DECIDED
    }

    boolean isDecided() {
        return course.verdict() != null;
    }

    State state(LocalDate today) {
        if (isDecided()) return State.DECIDED;
        if (course.actedOn() == null) {
            return today.isAfter(dueOn) ? State.OVERDUE : State.WAITING;
        }
        var due = course.answerDue();
        return due != null && !today.isAfter(due) ? State.ASKED : State.OPEN;
    }
}
