package linecard.reckoning;

/// What a line can earn, each beside the others.
public enum Part {
    COMMISSION,
    /// What the owner of the agency earns on another rep's line.
    OVERRIDE, SPIFF
}
