package linecard.keyaccounts;

import linecard.pareto.Membership;
import linecard.pareto.Worth;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.UUID;

/// Where an account stood in a review.
///
/// @param rank on the curve; null where it came to less than nothing
/// @param valueMinor what counts
/// @param realMinor what it really brought: less than its value where it is young
/// @param partMillionths what part of the total it is
/// @param togetherMillionths what part it and all before it are
/// @param months since its first, up to twelve
/// @param amongFew whether it was among those that make the threshold
/// @param moved whether it came or went in this review; null for neither
/// @param stablePermille in so many of a thousand drawings of the year it is among the few
/// @param calls made at it in the twelve months
record Standing(
        UUID account, @Nullable Integer rank, long valueMinor, long realMinor, long marginMinor,
        long partMillionths, long togetherMillionths, int months, boolean amongFew,
        Membership membership, @Nullable Moved moved, int stablePermille, long calls) {

    public enum Moved implements Coded {
        IN, OUT;

        static Moved of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        /// What became of an account from one review to the next.
        static @Nullable Moved between(Membership before, Membership after) {
            return before.isKey() == after.isKey() ? null : after.isKey() ? IN : OUT;
        }
    }

    Standing withMoved(@Nullable Moved other) {
        return new Standing(account, rank, valueMinor, realMinor, marginMinor, partMillionths,
                togetherMillionths, months, amongFew, membership, other, stablePermille, calls);
    }

    public boolean isKey() {
        return membership.isKey();
    }

    public boolean isYoung() {
        return months < Worth.YOUNG;
    }
}
