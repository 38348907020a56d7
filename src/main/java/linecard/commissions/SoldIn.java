package linecard.commissions;

import linecard.api.Does;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;

/// The other currency in which a document was said, and the rate at which its amounts count: that
/// of its day, as it was when the document was booked.
///
/// @param currency by the code of ISO 4217
/// @param rateNanos what one unit was worth, in billionths of the organisation's currency
record SoldIn(
        String currency,
        @Does("The organisation's currency for one unit, in billionths") long rateNanos) {

    /// Null for a document in the organisation's own currency.
    static @Nullable SoldIn read(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        return currency == null ? null : new SoldIn(currency, row.getLong("rate_nanos"));
    }
}
