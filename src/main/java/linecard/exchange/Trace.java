package linecard.exchange;

import linecard.access.History;

import java.util.List;

/// What taking an import back needs to know.
///
/// @param changes of the records that leave a trace
/// @param goals which leave none
public record Trace(History.Mark changes, List<GoalChange> goals) {}
