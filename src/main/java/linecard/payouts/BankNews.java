package linecard.payouts;

import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/// One thing that a bank says: of a payment, of a block of an order, or of all of an order.
///
/// @param order the id of the order; `block` and `reference` as in [CreditTransfer]; empty where
///        the bank names none
/// @param code what it says, in its own word: `RJCT`, `DBIT BOOK`
/// @param value the day of the money; where the bank names none that of its message, null for none
/// @param isDayNamed whether the bank names the day of the money
/// @param amount of all that it is about; null where the bank names none
/// @param booked the entry on the account that it is told of; null where it is of none
/// @param reasonCode of ISO 20022, such as `AC04`, or the bank's own; empty for none
/// @param reason in the bank's words; empty for none
record BankNews(
        String order, String block, String reference, String code, Meaning meaning,
        @Nullable LocalDate value, boolean isDayNamed, @Nullable BigDecimal amount, String currency,
        @Nullable Booked booked, String reasonCode, String reason) {

    enum Meaning implements Coded {
        /// The bank has it.
        RECEIVED,
        /// It left the account.
        PAID,
        /// The bank does not pay it, or it came back.
        REFUSED,
        /// A word that nobody here knows.
        UNCLEAR
    }

    /// The day of the money; where the bank names none, the one on which it was to pay.
    LocalDate valueOr(LocalDate executesOn) {
        return value == null ? executesOn : value;
    }

    /// By which it is found: the narrowest that the bank names; empty where it names none.
    String name() {
        return !reference.isEmpty() ? reference : !block.isEmpty() ? block : order;
    }

    /// 0 for all of an order, 1 for a block of it, 2 for one payment.
    int narrowness() {
        return !reference.isEmpty() ? 2 : !block.isEmpty() ? 1 : 0;
    }
}
