package linecard.payouts;

import linecard.words.Coded;

import java.util.Locale;

/// What became of a payment.
enum State implements Coded {

    /// In a batch that waits for a second person.
    BATCHED,
    /// Approved: the bank may have it, so the ledger says that it is paid.
    APPROVED,
    /// Handed to the bank.
    SENT,
    /// With the agency, on its value date.
    PAID,
    /// Sent back by a bank: payable again.
    REFUSED,
    /// Taken back before the bank had it: payable again.
    WITHDRAWN;

    static State of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
