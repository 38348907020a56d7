package linecard.reckoning;

/// What is known of a line, as amounts in minor units; quantities in thousandths of a unit.
public enum Column {
    GROSS, TAX, FREIGHT, DISCOUNT,
    /// What of it does not earn by nature: tooling, samples, services.
    EXCLUDED,
    COST, QUANTITY
}
