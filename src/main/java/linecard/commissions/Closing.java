package linecard.commissions;

import java.util.List;
import java.util.UUID;

/// What came of closing an agency's month.
public sealed interface Closing {

    /// The figures that somebody looked at before deciding to close the month.
    record Seen(int lines, long totalMinor, long prizesMinor) {}

    /// The statement of the month, whether the month was closed now or before.
    ///
    /// @param isIssued else it waits for a second person
    record Closed(UUID statement, String number, boolean isIssued) implements Closing {}

    /// @param key the words that say why not
    /// @param arguments statement numbers, dates, fiscal months, what is not known
    record Refused(String key, List<Object> arguments) implements Closing {

        static Refused of(String key, Object... arguments) {
            return new Refused(key, List.of(arguments));
        }
    }
}
