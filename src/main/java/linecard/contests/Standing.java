package linecard.contests;

import linecard.scoring.Place;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/// Where an entrant, or a team, stands in a contest.
///
/// @param rep null for a team
/// @param before the place before it changed last; null where it never did
/// @param movedAt when it changed last; null likewise
public record Standing(
        Place place, @Nullable UUID rep, @Nullable Integer before, @Nullable Instant movedAt) {

    /// Places won since the last change; negative for lost ones, 0 where nothing is known.
    int rise() {
        return before == null || place.number() == null ? 0 : before - place.number();
    }
}
