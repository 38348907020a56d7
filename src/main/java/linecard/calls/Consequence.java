package linecard.calls;

import linecard.words.Coded;

import java.time.LocalDate;
import java.util.UUID;

/// What a call caused at the principal's.
public record Consequence(
        UUID id, UUID call, Kind kind, String content, LocalDate happenedOn, String writtenBy) {

    public static final int MOST_CHARS = 1_000;

    public enum Kind implements Coded {
        ANSWER, SAMPLE, QUOTE, ORDER,
        /// Handed to somebody who takes care of it.
        PASSED_ON
    }

    /// Calendar days from the call to it.
    long days(LocalDate visitedOn) {
        return happenedOn.toEpochDay() - visitedOn.toEpochDay();
    }
}
