package linecard.contests;

import linecard.contests.Contests.Entered;

import java.util.List;

/// Who would take part, and why others would not.
///
/// @param withoutGoal the names of reps without a goal to be measured by: a contest by goals does
///        not start with them
/// @param voluntary the names of reps whose calls are their own affair: no contest counts them
public record Lineup(List<Entered> entrants, List<String> withoutGoal, List<String> voluntary) {}
