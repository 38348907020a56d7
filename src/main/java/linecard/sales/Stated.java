package linecard.sales;

import linecard.money.Rate;
import linecard.reckoning.Terms.Cause;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Locale;

/// What a document itself says of the commission on it.
///
/// @param cause why a credit takes back; null where nobody says
/// @param orderedOn when the order came in; null where that is the document's own day
/// @param contract the special contract that it names; empty for none
/// @param rate the rate that it states, before every agreed one
public record Stated(
        @Nullable Cause cause, @Nullable LocalDate orderedOn, String contract,
        @Nullable Rate rate) {

    public static final Stated NOTHING = new Stated(null, null, "", null);

    /// The cause as it is stored, and as keys of words end; null for none.
    @Nullable String code() {
        return cause == null ? null : cause.name().toLowerCase(Locale.ROOT);
    }

    /// @param code as stored
    public static @Nullable Cause cause(@Nullable String code) {
        return code == null ? null : Cause.valueOf(code.toUpperCase(Locale.ROOT));
    }

    @Nullable Long millionths() {
        return rate == null ? null : (Long) rate.millionths();
    }

    static Stated read(ResultSet row) throws SQLException {
        var millionths = row.getObject("rate_millionths", Long.class);
        return new Stated(cause(row.getString("cause")),
                row.getObject("ordered_on", LocalDate.class), row.getString("contract"),
                millionths == null ? null : new Rate(millionths));
    }
}
