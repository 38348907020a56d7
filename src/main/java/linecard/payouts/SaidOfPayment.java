package linecard.payouts;

import linecard.money.Money;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/// What a message said of a payment, as it was taken.
///
/// @param code the bank's own word
/// @param value the day of the money; null where none moved
/// @param reason why it is not paid; empty for none
/// @param misfit which amounts do not go together; null where that is not it
record SaidOfPayment(
        UUID payment, UUID batch, String batchNumber, UUID agency, String agencyName,
        String reference, Money amount, String code, Consequence consequence,
        @Nullable LocalDate value, String reason, @Nullable Misfit misfit) {

    /// Whether it is said of a block as such, and of none of its payments.
    boolean isOfBlock() {
        return misfit != null && misfit.isOfBlock();
    }

    /// Why it is not paid, or why nothing moves.
    String why(Words words) {
        return misfit == null ? reason : misfit.text(words);
    }
}
