package linecard.reckoning;

import linecard.reckoning.Finding.Clause;
import linecard.reckoning.Finding.Contradiction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/// Finds where several agreements together promise more than the whole of a sale.
public final class WholeCheck {

    private WholeCheck() {}

    /// From which days on a predecessor's tail and a successor's part are too much.
    public static List<Finding> tails(Agreement predecessor, Agreement successor) {
        var end = predecessor.to();
        if (end == null) return List.of();
        var from = successor.from();
        var days = new TreeSet<LocalDate>(List.of(end, from));
        for (var step : predecessor.tail().steps()) days.add(end.plusMonths(step.month()));
        for (var step : successor.inherited()) days.add(from.plusMonths(step.month()));
        var findings = new ArrayList<Finding>();
        for (var day : days) {
            if (day.isBefore(end) || day.isBefore(from)) continue;
            var left = Agreement.step(predecessor.tail().steps(), end, day);
            var taken = Agreement.step(successor.inherited(), from, day);
            long sum = (left == null ? 0 : left.share().millionths())
                    + (taken == null ? Exact.WHOLE : taken.share().millionths());
            if (sum > Exact.WHOLE) {
                findings.add(Finding.of(Clause.TAIL, Contradiction.OVER_WHOLE, day));
            }
        }
        return findings;
    }

    /// Whether those who hold an account come to more than the whole of its sales.
    public static List<Finding> holders(UUID account, List<Splits.Holder> holders) {
        long sum = 0;
        for (var holder : holders) sum += Splits.share(holder, holders);
        return sum <= Exact.WHOLE ? List.of()
                : List.of(Finding.of(Clause.SHARE, Contradiction.OVER_WHOLE, account));
    }
}
