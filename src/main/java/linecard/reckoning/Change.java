package linecard.reckoning;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// What is new against what was stated: one line of a statement.
///
/// @param rep whose it is; null for what a whole period adds or takes
/// @param before as it was stated
/// @param now as it is known now
/// @param extra of a whole period; null where nothing is agreed for it any more
/// @param extraBefore as it was stated; null where it was not, or it is not told
/// @param amount that goes onto the statement
public record Change(
        Cause cause, @Nullable UUID rep, @Nullable Entry before, @Nullable Entry now,
        @Nullable Extra extra, @Nullable Extra extraBefore, long amount) {

    /// What is about no document; for [Cause#ROUNDING] about no period either.
    static Change ofNoLine(Cause cause, @Nullable UUID rep, @Nullable Extra extra,
            @Nullable Extra before, long amount) {
        return new Change(cause, rep, null, null, extra, before, amount);
    }

    /// Of which whole period it is, as it is now or else was; null for none.
    public @Nullable Extra ofPeriod() {
        return extra != null ? extra : extraBefore;
    }

    public enum Cause {
        /// Of the statement's own days.
        NEW,
        /// Of earlier days, and not known then.
        LATE,
        /// Takes an earlier sale back.
        RETURNED,
        /// Stated, and no longer so: taken back, or another's.
        WITHDRAWN,
        /// Another rep of the agency has it.
        REASSIGNED,
        /// The document says something else now.
        CORRECTED,
        /// Another clause pays it, or the same one otherwise.
        TERMS,
        /// Other lines moved the ladder of its period.
        TIER,
        /// More, or less, of it has been paid.
        PAYMENT,
        /// Sums are rounded, and lines before it changed: all of a rep together.
        ROUNDING,
        /// What a whole period adds or takes.
        PERIOD
    }
}
