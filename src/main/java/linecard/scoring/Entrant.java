package linecard.scoring;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// Who takes part.
///
/// @param code names the entrant in this contest
/// @param team null where the contest is not by team
/// @param base what the result is divided by: the goal of the contest's days, or the year before;
///        null where there is none, and where there is no handicap
/// @param left the first day on which the entrant was no longer there; null who stays
public record Entrant(
        String code, @Nullable String team, @Nullable Long base, @Nullable LocalDate left) {}
