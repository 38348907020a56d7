package linecard.calls;

import linecard.accounts.Account;
import linecard.calls.Monitoring.Feature;
import linecard.people.Rep;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What a rep has before the eyes: today's calls, planned and done, where else to go, and what is
/// left from before.
///
/// @param urged why some of those suggested come first
/// @param week this week so far; null where there is no day to work on
/// @param questions how many are open, by account
/// @param open earlier days with calls that were not submitted, or are still planned
/// @param owed what the principal was asked for at calls and has not sent
record DayBook(
        Rep rep, LocalDate today, Set<Feature> on, List<Call> planned, List<Call> done,
        List<Suggestions.Suggestion> suggested, Map<UUID, Urging.Urged> urged,
        Map<UUID, Account> accounts,
        Effort.@Nullable Week week, int madeToday, int askedToday, Map<UUID, Long> questions,
        List<OpenDays.Open> open, List<OpenDays.Owed> owed, boolean isSubmitted) {

    boolean asksForReports() {
        return on.contains(Feature.REPORTS);
    }

    /// Whether the number is owed, or the rep's own aim.
    boolean isQuota() {
        return on.contains(Feature.QUOTA);
    }

    String name(UUID account) {
        var known = accounts.get(account);
        return known == null ? "–" : known.name();
    }

    String place(UUID account) {
        var known = accounts.get(account);
        return known == null ? "" : (known.postalCode() + " " + known.city()).strip();
    }
}
