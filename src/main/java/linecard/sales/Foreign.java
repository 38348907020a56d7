package linecard.sales;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;

/// An amount as it was said, in another currency than the organisation's.
///
/// @param rateNanos what one unit was worth, in billionths of the organisation's currency
record Foreign(Currency currency, long minor, long rateNanos) {

    /// @param minor the column with the amount
    static @Nullable Foreign read(ResultSet row, String minor) throws SQLException {
        var code = row.getString("currency");
        return code == null ? null : new Foreign(
                Currency.getInstance(code), row.getLong(minor), row.getLong("rate_nanos"));
    }
}
