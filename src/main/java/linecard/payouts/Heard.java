package linecard.payouts;

import java.time.LocalDate;

/// What a bank said of one payment, and what becomes of it.
record Heard(Payment payment, BankNews told, Consequence consequence) {

    /// The day of the money: where the bank names none, the one that is known.
    LocalDate value() {
        var known = payment.value();
        return known == null || told.isDayNamed() ? told.valueOr(payment.executesOn()) : known;
    }
}
