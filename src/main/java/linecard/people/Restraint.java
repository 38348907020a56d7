package linecard.people;

import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/// What a rep, or all reps of an agency, are not given for a while. It never says why, and earned
/// commission is none of it.
///
/// @param rep null for all of the agency's
/// @param to the first day on which it no longer holds; null until it is lifted
public record Restraint(
        UUID id, UUID agency, @Nullable UUID rep, Kind kind, LocalDate from,
        @Nullable LocalDate to) {

    public enum Kind implements Coded {
        /// Neither a territory nor an account that was not the rep's before.
        NO_TERRITORY,
        NO_KEY_ACCOUNT,
        /// A prize is neither awarded nor handed over.
        PRIZE_SUSPENDED,
        /// What the rep sends out, somebody of the staff signs as well.
        SECOND_SIGNATURE;

        public static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /// Whether it is about this rep: one of a rep holds wherever that rep works.
    public boolean binds(UUID agency, UUID rep) {
        return this.rep == null ? this.agency.equals(agency) : this.rep.equals(rep);
    }

    /// Whether it holds on any of these days.
    ///
    /// @param beyond the day after the last; null for all that follow
    public boolean holds(LocalDate first, @Nullable LocalDate beyond) {
        return (to == null || from.isBefore(to) && first.isBefore(to))
                && (beyond == null || from.isBefore(beyond));
    }

    public boolean holds(LocalDate day) {
        return holds(day, day.plusDays(1));
    }
}
