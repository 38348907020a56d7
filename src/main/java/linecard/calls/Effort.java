package linecard.calls;

import linecard.calendar.IsoWeek;

import java.util.List;
import java.util.Map;

/// What a rep did in some weeks, one after the other, beside what was asked. Weeks without an
/// available day are not among them.
public record Effort(List<Week> weeks) {

    public Effort {
        weeks = List.copyOf(weeks);
    }

    /// One week, or the part of it that is looked at.
    ///
    /// @param days on which the rep could work
    /// @param asked the quota or aim; 0 for none
    /// @param made calls that count, late ones included
    /// @param late those of them that were entered after their cut-off
    /// @param tooLate calls that would count, entered when the week was closed already
    /// @param planned calls still planned
    /// @param missing calls that stayed planned past their cut-off
    /// @param byQuota of each quota, what was asked and made
    /// @param isClosed whether nothing can raise it any more
    public record Week(
            IsoWeek week, int days, int asked, int made, int late, int tooLate, int planned,
            int missing, int cancelled, int nobodyThere, Map<Quota, Part> byQuota,
            boolean isClosed) {

        public Week {
            byQuota = Map.copyOf(byQuota);
        }

        /// Whether as many were made as asked.
        public boolean isAtQuota() {
            return asked > 0 && made >= asked;
        }

        /// Calls in proportion to what was asked, or to the days where nothing was.
        double normalised() {
            return (double) made / (asked > 0 ? asked : days);
        }
    }

    /// @param asked in calls
    public record Part(int asked, int made) {}

    /// Those that are over: what is measured is measured on them.
    List<Week> closed() {
        return weeks.stream().filter(Week::isClosed).toList();
    }

    public int made() {
        return weeks.stream().mapToInt(Week::made).sum();
    }

    int asked() {
        return weeks.stream().mapToInt(Week::asked).sum();
    }

    int late() {
        return weeks.stream().mapToInt(Week::late).sum();
    }

    int missing() {
        return weeks.stream().mapToInt(Week::missing).sum();
    }
}
