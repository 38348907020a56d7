package linecard.contests;

import linecard.scoring.Place;
import linecard.scoring.Rules;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// A contest before its start: who takes part, and how it would have ended a year ago.
///
/// @param rules those of a year ago
/// @param places how it would have ended
/// @param names of entrants, or teams, by how they are called in the contest
/// @param territories in how many territories the winners are; null where teams play
record Trial(
        Lineup lineup, Rules rules, List<Place> places, Map<String, String> names,
        @Nullable Integer territories) {

    /// What it would have cost, in minor units.
    long cost() {
        return places.stream().mapToLong(Place::minor).sum();
    }

    long winners() {
        return places.stream().filter(place -> place.prize() != null).count();
    }

    /// Whether anybody had a result at all.
    boolean hasResults() {
        return places.stream().anyMatch(place ->
                place.score() != null && place.score().result() != 0);
    }
}
