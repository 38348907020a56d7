package linecard.linecards;

import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// What an agency, or one rep of it, told us on a day that could stand between us.
///
/// @param rep null where it is the agency as a firm
/// @param isCardComplete whether, as was said, the line card lists every line that is carried
/// @param told what it was; what is over its time is gone from it
public record Disclosure(
        UUID id, UUID agency, @Nullable UUID rep, Occasion occasion, boolean isCardComplete,
        LocalDate toldOn, Instant toldAt, String toldName, List<Disclosed> told) {

    /// Why it was told then.
    public enum Occasion implements Coded {
        /// The first one.
        SIGNING,
        /// A year after the last.
        YEARLY,
        /// A line was added to the card.
        LINE,
        /// Somebody asked, such as for a new owner.
        ASKED,
        /// By itself.
        OWN;

        static Occasion of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
