package linecard.sales;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/// One row of the months' sums.
///
/// @param credits how many credits it sums
public record MonthSum(Key key, Sum sum, long credits) {

    /// @param month first day of the fiscal month
    /// @param rep null, with the agency, for the house
    public record Key(
            Kind kind, LocalDate month, @Nullable UUID rep, @Nullable UUID agency, UUID account,
            @Nullable UUID territory, UUID productLine) {}

    MonthSum plus(MonthSum other) {
        return new MonthSum(key, sum.plus(other.sum), credits + other.credits);
    }
}
