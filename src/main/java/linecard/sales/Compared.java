package linecard.sales;

import java.util.List;

/// What bringing in one document or payment would do or did. Amounts are minor units of the
/// organisation's currency.
public sealed interface Compared {

    record New(long netMinor) implements Compared {}

    /// It is here already, word for word: nothing happens.
    record Same(long netMinor) implements Compared {}

    /// Its number is here with other content, which is taken back whole; this takes its place.
    record Changed(long netBefore, long netMinor) implements Compared {}

    /// @param key words that say why it is not booked
    record Refused(String key, List<Object> arguments) implements Compared {

        static Refused of(String key, Object... arguments) {
            return new Refused(key, List.of(arguments));
        }
    }
}
