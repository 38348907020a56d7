package linecard.keyaccounts;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// What attention a key account gets.
///
/// @param attention in the twelve months of the review
/// @param lastOn when somebody was last there; null for never
/// @param made calls of the last thirteen weeks
/// @param planned calls from today on, as far as the viewer may see plans
record Coverage(
        Standing standing, Attention attention, @Nullable LocalDate lastOn, long made,
        long planned) {

    /// So far back the calls of late go: thirteen weeks.
    static final int WEEKS = 13;
    static final int DAYS = 7 * WEEKS;
}
