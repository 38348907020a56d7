package linecard.reckoning;

/// A fixed amount for each unit sold, beside the commission. Where several match, one wins, as
/// among rates.
///
/// @param match an item or a product line
/// @param perUnit in minor units
public record Spiff(String name, Match match, Dated dated, long perUnit) {}
