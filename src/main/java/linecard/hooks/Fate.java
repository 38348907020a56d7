package linecard.hooks;

import linecard.jobs.Trouble;

/// What became of a try to tell an endpoint something.
sealed interface Fate {

    /// What was answered.
    ///
    /// @param start how the answer begins, as text
    record Answer(int status, String start) {

        /// Nothing was answered.
        static final Answer NONE = new Answer(0, "");
    }

    /// The endpoint has it.
    record Arrived(Answer answer) implements Fate {}

    /// It may go another time.
    ///
    /// @param isEndpoints whatever else it is to be told would meet the same trouble now
    record Later(Answer answer, Trouble trouble, boolean isEndpoints) implements Fate {}

    /// The endpoint says that it is there no more (410).
    record Gone(Answer answer) implements Fate {}
}
