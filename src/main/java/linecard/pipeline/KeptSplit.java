package linecard.pipeline;

import linecard.money.Rate;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// The shares of each sale that comes of an opportunity, kept when it was passed on.
///
/// @param shares of the reps that the viewer may see, the largest first
record KeptSplit(LocalDate until, Map<UUID, Rate> shares) {}
