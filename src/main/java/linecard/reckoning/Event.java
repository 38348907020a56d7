package linecard.reckoning;

/// What earns the commission.
public enum Event {

    ORDER, SHIPMENT, INVOICE,
    /// The invoice is rated; each payment on it releases its part.
    PAYMENT;

    /// The kind of document that is rated.
    Event rated() {
        return this == PAYMENT ? INVOICE : this;
    }
}
