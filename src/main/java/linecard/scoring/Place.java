package linecard.scoring;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// Where an entrant, or a team, stands.
///
/// @param who the entrant's code, or the team's name
/// @param number from 1; null where no place can be told, see `out`
/// @param returned what came back, zero or negative
/// @param reached the day from which the final score was held to the end, or the bar, where
///        reaching it is what wins; null before the first result
/// @param prize the place whose prize is won; null for none
/// @param minor the value won, in minor units; zero for none
public record Place(
        String who, @Nullable Integer number, @Nullable Score score, long returned,
        @Nullable LocalDate reached, @Nullable Out out, @Nullable Integer prize, long minor) {

    /// Why somebody has no place, or a place without its prize.
    public enum Out { NO_GOAL, NO_PRIOR_YEAR, LEFT, BELOW_MINIMUM, BAR_NOT_REACHED }

    /// Without its number and its prize.
    Place scored() {
        return new Place(who, null, score, returned, reached, out, null, 0);
    }

    Place at(int place) {
        return new Place(who, place, score, returned, reached, out, prize, minor);
    }

    Place winning(int which, long value) {
        return new Place(who, number, score, returned, reached, out, which, value);
    }
}
