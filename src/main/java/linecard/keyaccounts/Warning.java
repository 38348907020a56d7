package linecard.keyaccounts;

import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// Something that seems to go wrong at a key account, with what shows it.
///
/// @param since when it was first seen
/// @param endedOn the first day on which it was no more; null while it is
record Warning(
        UUID account, Evidence evidence, LocalDate since, @Nullable LocalDate endedOn) {

    public enum Kind implements Coded {
        /// More days lie between orders than before.
        INTERVAL,
        /// No order for longer than ever lay between two.
        SILENCE,
        /// Product lines that were bought regularly are not bought any more.
        MIX,
        /// More is given back than before.
        RETURNS,
        /// We know one contact only.
        CONTACT;

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /// @param before median days between orders; lines bought regularly; thousandths given back
    /// @param now the same of late, or the days since the last order; of lines, how many are gone
    /// @param points how many intervals or months were compared
    /// @param chance how likely by chance alone, in millionths
    /// @param from first day of what shows it
    /// @param lines that are gone
    /// @param contact the only one
    public record Evidence(
            Kind kind, long before, long now, int points, long chance, LocalDate from,
            List<UUID> lines, @Nullable UUID contact) {

        public Evidence {
            lines = List.copyOf(lines);
        }
    }
}
