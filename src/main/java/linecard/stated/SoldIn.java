package linecard.stated;

import linecard.api.Does;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;

/// The other currency in which a document was said, and the rate at which its amounts count: that
/// of its day, or of what it takes back, as it was when the document was booked.
///
/// @param currency by the code of ISO 4217
/// @param rateNanos what one unit was worth, in billionths of the organisation's currency
public record SoldIn(
        String currency,
        @Does("The organisation's currency for one unit, in billionths") long rateNanos) {

    /// Null for a document in the organisation's own currency.
    public static @Nullable SoldIn read(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        return currency == null ? null : new SoldIn(currency, row.getLong("rate_nanos"));
    }

    /// What an amount that counts at this rate would count at that of an invoice, where that was
    /// said in the same currency.
    private long at(SoldIn invoice, long minor) {
        return BigDecimal.valueOf(minor).multiply(BigDecimal.valueOf(invoice.rateNanos))
                .divide(BigDecimal.valueOf(rateNanos), 0, RoundingMode.HALF_UP).longValueExact();
    }

    /// What was paid of an invoice, or came back of it.
    ///
    /// @param minor in the organisation's currency
    /// @param soldIn the currency in which it was said; null for the organisation's
    public record Amount(long minor, @Nullable SoldIn soldIn) {

        /// Where invoice and payment are in one other currency, its rate has nothing to do with how
        /// much is paid: who pays all euros of an invoice has paid all of it.
        public long of(@Nullable SoldIn invoice) {
            return soldIn == null || invoice == null || !soldIn.currency.equals(invoice.currency)
                    ? minor : soldIn.at(invoice, minor);
        }
    }
}
