package linecard.sales;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/// One row of the months' sums, of an account or of all accounts.
///
/// @param credits how many credits it sums
public record MonthSum(Key key, Sum sum, long credits) {

    /// @param month first day of the fiscal month
    /// @param rep null, with the agency, for the house
    /// @param account null in the sums without accounts
    public record Key(
            Kind kind, LocalDate month, @Nullable UUID rep, @Nullable UUID agency,
            @Nullable UUID account, @Nullable UUID territory, UUID productLine) {

        Key in(LocalDate otherMonth) {
            return new Key(kind, otherMonth, rep, agency, account, territory, productLine);
        }

        Key ofAllAccounts() {
            return new Key(kind, month, rep, agency, null, territory, productLine);
        }
    }
}
