package linecard.linecards;

import linecard.money.Money;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/// One thing that was told. Of relatives it is how near and at which firm, and no more.
///
/// @param account where the firm is one of ours
/// @param relation null but for relatives
/// @param value null but for gifts
/// @param givenOn null but for gifts
/// @param keepUntil the day on which it is deleted for good
public record Disclosed(
        UUID id, About about, @Nullable UUID account, String firm, @Nullable Relation relation,
        String what, @Nullable Money value, @Nullable LocalDate givenOn, LocalDate keepUntil) {

    private static final int YEARS_OF_RELATIVES = 2;
    private static final int YEARS = 5;

    public enum About implements Coded {
        OWNERSHIP, FAMILY, EMPLOYMENT, GIFT;

        static About of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        /// How long it is kept.
        LocalDate keptUntil(LocalDate toldOn) {
            return toldOn.plusYears(this == FAMILY ? YEARS_OF_RELATIVES : YEARS);
        }
    }

    public enum Relation implements Coded {
        SPOUSE, PARENT, CHILD, SIBLING, OTHER;

        static Relation of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
