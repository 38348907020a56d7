package linecard.payouts;

import java.time.LocalDate;

/// What a bank said of one payment, and what becomes of it.
record Heard(Payment payment, BankNews told, Consequence consequence) {

    /// The day of the money.
    LocalDate value() {
        return told.valueOr(payment.executesOn());
    }
}
