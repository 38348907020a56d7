package linecard.matching;

/// What two things share.
///
/// @param isSame the same to the letter, capitals and accents aside; else alike
public record Reason(Trait trait, boolean isSame) {}
