package linecard.detecting;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/// A line of another principal that an agency carries, beside one of ours that it competes with or
/// is like; what a waiver covers is none.
///
/// @param line of the line card
/// @param rep null where the whole agency carries it
/// @param ours one of our product lines
/// @param isCompeting of the same category; else like it
/// @param isDeclared by the agency itself; else somebody else says so
/// @param territory null: everywhere
/// @param from the first day
/// @param until the day after the last; null while it goes on
public record Rival(
        UUID line, String name, UUID agency, @Nullable UUID rep, UUID ours, String oursName,
        boolean isCompeting, boolean isDeclared, @Nullable UUID territory, LocalDate from,
        @Nullable LocalDate until) {

    boolean isCarried(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    /// Whether a rep carries it where an account is.
    ///
    /// @param place the account's territory
    public boolean isAt(UUID who, @Nullable UUID place) {
        return (rep == null || rep.equals(who)) && (territory == null || territory.equals(place));
    }

    Fact fact() {
        return Fact.of(isCompeting ? Fact.Kind.COMPETING : Fact.Kind.SIMILAR, line + " " + ours,
                name, oursName, from);
    }
}
