package linecard.reckoning;

import linecard.money.Rate;

/// One rate agreed for something, for a time.
///
/// @param name as the clause is called; one of its kind in the terms
public record RateRule(String name, Match match, Dated dated, Pay pay) {

    public sealed interface Pay {}

    public record Flat(Rate rate) implements Pay {}

    /// As a ladder of these terms says.
    public record Climb(String ladder) implements Pay {}
}
