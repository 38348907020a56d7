package linecard.accounts;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// An account was merged into another, which stands for it. It stays, archived: what was booked on
/// it stays told as it was.
///
/// @param on the first day whose documents under its name are the other's
public record Merged(UUID account, UUID into, LocalDate on) {

    /// Whose the documents of a day are that name an account.
    ///
    /// @param merged by the account that was merged
    public static UUID standing(Map<UUID, Merged> merged, UUID account, LocalDate day) {
        var at = account;
        for (var one = merged.get(at); one != null && !day.isBefore(one.on());
                one = merged.get(at)) {
            at = one.into();
        }
        return at;
    }

    /// The account that stands for another now.
    public static UUID standing(Map<UUID, Merged> merged, UUID account) {
        return standing(merged, account, LocalDate.MAX);
    }
}
