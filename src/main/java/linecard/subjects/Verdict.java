package linecard.subjects;

import linecard.exchange.Difference.Outcome;
import linecard.exchange.Rejection;

import org.jspecify.annotations.Nullable;

/// What becomes of a record that a file brings.
///
/// @param netMinor the money in it, where it is about money
/// @param rejection why it is refused; null where it isn't
record Verdict(Outcome outcome, long netMinor, @Nullable Rejection rejection) {

    static Verdict of(Outcome outcome, long netMinor) {
        return new Verdict(outcome, netMinor, null);
    }

    static Verdict of(Outcome outcome) {
        return of(outcome, 0);
    }

    /// New where there was nothing, else the same or changed.
    static <T> Verdict comparing(@Nullable T before, T after) {
        if (before == null) return of(Outcome.NEW);
        return of(before.equals(after) ? Outcome.SAME : Outcome.CHANGED);
    }

    static Verdict rejected(String field, String key, Object... arguments) {
        return new Verdict(Outcome.REJECTED, 0, Rejection.of(field, key, arguments));
    }
}
