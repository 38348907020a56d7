package linecard.matching;

import java.util.List;

/// Two things that are likely the same.
///
/// @param first its place in the list, from 0; of two lists, in the first
/// @param certainty from [Matching#THRESHOLD] to 1
/// @param reasons what they share, what says most first
public record Pair(int first, int second, double certainty, List<Reason> reasons) {}
