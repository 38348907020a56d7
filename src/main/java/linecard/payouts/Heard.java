package linecard.payouts;

import linecard.payouts.BankNews.Meaning;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// What a bank said of one payment, and what becomes of it.
///
/// @param misfit why nothing does; null where the consequence says so. What is said of a block as
///     such stands at one of its payments
record Heard(
        Payment payment, BankNews told, Consequence consequence, @Nullable Misfit misfit) {

    /// When the money moved, to the agency or back to the account; null where it did neither.
    @Nullable LocalDate moved() {
        return told.meaning() == Meaning.PAID ? value()
                : told.meaning() == Meaning.REFUSED && told.booked() != null ? told.value() : null;
    }

    /// The day of the money: where the bank names none, the one that is known.
    LocalDate value() {
        var known = payment.value();
        return known == null || told.isDayNamed() ? told.valueOr(payment.executesOn()) : known;
    }
}
