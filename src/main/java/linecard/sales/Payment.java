package linecard.sales;

import linecard.database.Paged;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;

/// What a customer paid, as the ERP has it.
///
/// @param reference of the transfer; one transfer may pay several invoices, a payment for each
/// @param documentNumber of the invoice that is paid, or of the credit that is paid back; empty
///        where none is named
/// @param currency of the amount; null for the organisation's own
/// @param amountMinor below zero where money went back
/// @param documentKind of what is named, an invoice or a credit; null where the ERP does not say
public record Payment(
        String reference, UUID account, String documentNumber, LocalDate paidOn,
        @Nullable Currency currency, long amountMinor, @Nullable Kind documentKind) {

    /// One that says nothing of the kind of what it names.
    public Payment(String reference, UUID account, String documentNumber, LocalDate paidOn,
            @Nullable Currency currency, long amountMinor) {
        this(reference, account, documentNumber, paidOn, currency, amountMinor, null);
    }

    Payment inOwnCurrency() {
        return new Payment(
                reference, account, documentNumber, paidOn, null, amountMinor, documentKind);
    }

    /// A payment as one line of a list.
    ///
    /// @param accountCode null where the account is not the viewer's to see, as its name
    /// @param documentKind of what it names; null where that is not known
    /// @param document what it names, where it is here and the viewer may see it
    /// @param foreign what was paid in another currency; null for the organisation's own
    /// @param reversal whether it takes back another of its reference
    /// @param reversed whether another took it back
    public record Row(
            UUID id, String reference, LocalDate paidOn, UUID account,
            @Nullable String accountCode, @Nullable String accountName, String documentNumber,
            @Nullable Kind documentKind, @Nullable UUID document, long amountMinor,
            @Nullable Foreign foreign, boolean reversal, boolean reversed) {

        /// Whether it stands and names nothing that is here: it earns nothing, and where money
        /// went back, nothing is taken back.
        boolean isOpen() {
            return document == null && !reversal && !reversed;
        }
    }

    /// One page of payments.
    ///
    /// @param amountMinor of all pages
    public record Found(Paged<Row> page, long amountMinor) {}
}
