package linecard.payouts;

import linecard.database.Ids;
import linecard.web.Form;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// The account of the organisation for a currency, or the one on which an agency is paid.
///
/// @param agency null for the organisation's own
/// @param currency an agency's: the one it would like to be paid in
/// @param changedAt when it last became another account
/// @param changedName by whom; empty for who does not see the name
public record BankAccount(
        UUID id, @Nullable UUID agency, String currency, BankDetails details, Instant changedAt,
        @Nullable UUID changedBy, String changedName, int version) {

    /// One that is being entered.
    public static BankAccount fresh(@Nullable UUID agency, String currency) {
        return new BankAccount(Ids.fresh(), agency, currency, BankDetails.NONE, Instant.EPOCH, null,
                "", 0);
    }

    Form form(Words words) {
        return Form.of(words, Map.of("holder", details.holder(), "currency", currency,
                "iban", details.isIban() ? details.shown() : "", "bic", details.bic(),
                "routing", details.routing(), "number", details.number(),
                "version", String.valueOf(version)));
    }

    public BankAccount with(String otherCurrency, BankDetails entered, int seen) {
        return new BankAccount(id, agency, otherCurrency, entered, changedAt, changedBy,
                changedName, seen);
    }
}
