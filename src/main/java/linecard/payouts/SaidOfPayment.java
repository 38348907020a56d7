package linecard.payouts;

import linecard.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/// What a message said of a payment, as it was taken.
///
/// @param code the bank's own word
/// @param value the day of the money; null where nothing was paid
/// @param reason why it is not paid; empty for none
record SaidOfPayment(
        UUID payment, UUID batch, String batchNumber, UUID agency, String agencyName,
        String reference, Money amount, String code, Consequence consequence,
        @Nullable LocalDate value, String reason) {}
