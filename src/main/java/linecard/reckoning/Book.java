package linecard.reckoning;

/// The accounts that the ledger keeps for each agency and currency. What the agency is owed is
/// above zero; all of them together are always zero.
public enum Book {
    /// What the agency has cost in all, below zero.
    COST,
    /// Earned and not yet settled; below zero where more was paid than is earned.
    EARNED,
    HELD,
    /// All draws that are to be recovered, below zero.
    ADVANCED,
    /// What of the draws has been recovered.
    RECOVERED,
    DISPUTED,
    /// Approved and not yet paid.
    PAYABLE,
    PAID,
    /// What whole units of the currency leave over at payout.
    ROUNDING
}
