package linecard.exchange;

import linecard.plan.Goal;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/// What an import did to a goal: goals leave no trace, each number that was ever set stays.
///
/// @param before the months that were in force; none where there was no goal
public record GoalChange(
        int year, Goal.Measure measure, @Nullable UUID rep, @Nullable UUID line,
        List<Long> before, List<Long> after) {}
