package linecard.plan;

import java.util.List;

/// One number on the table for a goal.
///
/// @param months twelve amounts, none negative; in HUF whole forints, so multiples of 100
/// @param profile how they were found
/// @param reason in the words of who proposes them; may be empty
public record GoalMonths(List<Long> months, Profile profile, String reason) {}
