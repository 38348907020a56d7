package linecard.sales;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;

/// What a customer paid, as the ERP has it.
///
/// @param reference of the transfer; one transfer may pay several invoices, a payment for each
/// @param documentNumber of the invoice that is paid; empty where none is named
/// @param currency of the amount; null for the organisation's own
/// @param amountMinor below zero where money went back
public record Payment(
        String reference, UUID account, String documentNumber, LocalDate paidOn,
        @Nullable Currency currency, long amountMinor) {}
