package linecard.contests;

import linecard.contests.Contests.Entered;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Who would take part, and why others would not.
///
/// @param withoutGoal the names of reps without a goal to be measured by: a contest by goals does
///        not start with them
/// @param voluntary the names of reps whose calls are their own affair: no contest counts them
/// @param others how many reps at work do not meet the conditions
/// @param lines the product lines that count, those below the one in the rules included; none for
///        all
/// @param unknown what the rules name and is not there any more
public record Lineup(
        List<Entered> entrants, List<String> withoutGoal, List<String> voluntary, int others,
        Set<UUID> lines, List<String> unknown) {

    /// How many there are to win against each other: reps, or agencies as teams.
    public long sides() {
        return entrants.stream().map(one -> one.entrant().team() == null
                ? one.entrant().code() : one.entrant().team()).distinct().count();
    }
}
