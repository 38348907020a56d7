package linecard.hearing;

import org.jspecify.annotations.Nullable;

/// What a group of accounts took in effort, and how its revenue changed.
///
/// @param key what they have in common: a rep, a customer type, a range of calls
/// @param change null where there is too little to say
record Yield(
        By by, String key, int accounts, long calls, long nowMinor, long beforeMinor,
        @Nullable Change change) {

    enum By { CALLS, REP, TYPE }

    /// Revenue against the year before in thousandths (120 is 12 % more), and the range in which it
    /// would lie nine times of ten, had chance given other accounts of the same kind.
    record Change(long permille, long low, long high) {}

    double callsPerAccount() {
        return accounts == 0 ? 0 : (double) calls / accounts;
    }
}
