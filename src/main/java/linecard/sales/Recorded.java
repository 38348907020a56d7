package linecard.sales;

/// Since when documents that are booked count as known.
enum Recorded {

    /// Since they are booked.
    NOW,

    /// Since the end of the day that they bear.
    THEN
}
