package linecard.disputes;

import linecard.money.Money;
import linecard.words.Coded;

import java.time.Instant;
import java.util.Locale;

/// How a dispute ended.
///
/// @param granted what the agency gets more, or less where below zero
/// @param inRecords the records were put right: the next statement brings the difference, and
///     nothing was posted for it
public record Decision(
        Outcome outcome, Money granted, boolean inRecords, String words, Instant at, String by) {

    public enum Outcome implements Coded {
        GRANTED, PARTLY, REJECTED, WITHDRAWN;

        static Outcome of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
