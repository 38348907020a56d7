package linecard.duplicates;

import linecard.matching.Reason;
import linecard.words.Coded;
import linecard.words.Language;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// Two records that may be the same, and what was decided about them.
///
/// @param certainty that they are the same, in millionths; 0 where a person named them
/// @param reasons what they share, what says most first
/// @param decidedBy a dash where the viewer may not see who it was
record Duplicate(
        UUID id, Kind kind, Side first, Side second, int certainty, List<Reason> reasons,
        State state, @Nullable Instant decidedAt, String decidedBy, int version) {

    enum State implements Coded {
        OPEN, DIFFERENT, MERGED;

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        /// What is none is open.
        static State asked(String text) {
            for (var state : values()) if (state.code().equals(text)) return state;
            return OPEN;
        }
    }

    /// One of the two, as a list shows it.
    ///
    /// @param name of an account its whole name, of a contact the family name
    /// @param detail what tells it from others of that name: the town, the first phone number
    record Side(
            UUID id, String code, String name, String givenName, String title, String detail,
            boolean archived) {

        String name(Language in) {
            return givenName.isEmpty() && title.isEmpty() ? name
                    : Words.in(in).name(name, givenName, title);
        }
    }

    Side side(boolean isFirst) {
        return isFirst ? first : second;
    }
}
