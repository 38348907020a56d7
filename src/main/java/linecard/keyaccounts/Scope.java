package linecard.keyaccounts;

import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// What a review found of a whole: how many make how much of it.
///
/// @param accounts on the curve
/// @param few those of them that make the threshold; key accounts are these, and those that were
///     not among them once
/// @param young accounts of fewer than six months, taken for a year
/// @param negativeMinor what all that came to less than nothing come to
/// @param calls made in the twelve months, by the rep in that rep's scope
/// @param points after each hundredth of the accounts, in millionths of the total
record Scope(
        UUID id, UUID review, Whole whole, int accounts, int few, int keyAccounts, int young,
        long totalMinor, long fewMinor, long fifthMinor, int negatives, long negativeMinor,
        long calls, List<Long> points) {

    public Scope {
        points = List.copyOf(points);
    }

    /// What key accounts are told for.
    public enum Kind implements Coded {
        ORGANISATION, TERRITORY, REP, LINE;

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /// @param part the territory, rep or product line; null for the organisation
    public record Whole(Kind kind, @Nullable UUID part) {

        static final Whole ORGANISATION = new Whole(Kind.ORGANISATION, null);

        @Nullable UUID partOf(Kind asked) {
            return kind == asked ? part : null;
        }

        /// Calls are told apart by who makes them where, not by what they are about.
        boolean hasCalls() {
            return kind != Kind.LINE;
        }
    }

    /// What part of the accounts an amount of them is.
    double part(long number) {
        return accounts == 0 ? 0 : (double) number / accounts;
    }

    /// What part of the total an amount is.
    double ofTotal(long minor) {
        return totalMinor == 0 ? 0 : (double) minor / totalMinor;
    }
}
