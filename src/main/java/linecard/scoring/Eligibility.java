package linecard.scoring;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/// Which of the reps at work at the start take part. Each condition that is said must be met; what
/// is not said holds nobody back.
///
/// @param territories in which a rep is at home; none for all
/// @param agencies to which a rep belongs; none for all
/// @param withGoal only who has a goal for what counts, in the months of the contest
/// @param joinedBefore only who is of an agency that was first under agreement before this day;
///        null for whenever
public record Eligibility(
        List<Named> territories, List<Named> agencies, boolean withGoal,
        @Nullable LocalDate joinedBefore) {

    /// Everybody.
    public static final Eligibility ALL = new Eligibility(List.of(), List.of(), false, null);

    /// So many territories, and so many agencies, may be named.
    public static final int MOST = 100;

    public Eligibility {
        territories = inOrder(territories);
        agencies = inOrder(agencies);
    }

    /// In one order, so that the same conditions have the same hash.
    private static List<Named> inOrder(List<Named> named) {
        return named.stream().distinct().sorted(Comparator.comparing(Named::code)
                .thenComparing(Named::name)).toList();
    }

    public boolean isOpen() {
        return equals(ALL);
    }

    /// @param territory the code of the rep's; null for none
    /// @param agency the code of the rep's
    /// @param joined the first day of the agency's first agreement; null where it has none
    public boolean admits(
            @Nullable String territory, String agency, boolean hasGoal,
            @Nullable LocalDate joined) {
        return (territories.isEmpty() || has(territories, territory))
                && (agencies.isEmpty() || has(agencies, agency))
                && (!withGoal || hasGoal)
                && (joinedBefore == null || joined != null && joined.isBefore(joinedBefore));
    }

    private static boolean has(List<Named> named, @Nullable String code) {
        return named.stream().anyMatch(one -> one.code().equals(code));
    }
}
