package linecard.keyaccounts;

import linecard.calendar.IsoWeek;
import linecard.people.Rep;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// The shortest list of calls with which a rep would close the largest gaps in a week.
///
/// @param asked the quota or aim; 0 for none
/// @param left calls of the week that are neither made nor planned
/// @param calls that the rep made in the last thirteen weeks
/// @param isEnough whether these tell how the rep's attention is spread
/// @param isOwed whether the number is owed; else everything here is a suggestion, and nothing
///     counts
record Week(
        Rep rep, IsoWeek week, int asked, int made, int planned, int left, long calls,
        boolean isEnough, boolean isOwed, List<Wanted> wanted) {

    /// @param expected calls that this part would come to in thirteen weeks
    /// @param made the calls there in these weeks, and those that are planned
    /// @param calls to make this week
    record Wanted(
            Standing standing, double expected, long made, int calls, @Nullable LocalDate lastOn) {

        double gap() {
            return expected - made;
        }
    }

    Week {
        wanted = List.copyOf(wanted);
    }

    Week with(List<Wanted> others) {
        return new Week(rep, week, asked, made, planned, left, calls, isEnough, isOwed, others);
    }
}
