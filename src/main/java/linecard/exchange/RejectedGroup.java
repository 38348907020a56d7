package linecard.exchange;

import linecard.web.Query;
import linecard.words.Words;

import java.util.Map;

/// Rejected rows that were refused for the same.
///
/// @param rejection of one of them
/// @param value that stands in the field of the rejection
record RejectedGroup(Rejection rejection, String value, long count) {

    private static final String BAD_ROW = "exchange.badRow";

    /// Which rejected rows somebody looks at; all where the key is empty.
    record Asked(String key, String field, String value) {

        Query query() {
            return new Query(Map.of("key", key, "field", field, "value", value));
        }
    }

    Asked asked() {
        return new Asked(rejection.key(), rejection.field(), value);
    }

    /// The reason that all of them have.
    String text(Words words) {
        return rejection.key().equals(BAD_ROW)
                ? words.text("exchange.badRow.any") : rejection.text(words);
    }

    /// What stands in the field, short enough for a line; empty where the reason says it itself.
    String shown() {
        var shown = Entry.shown(value);
        return rejection.arguments().contains(shown) ? "" : shown;
    }
}
