package linecard.whatif;

import linecard.calendar.Span;
import linecard.reckoning.Reckoned;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What came of trying other terms.
///
/// @param known the days of the stretch that are over
/// @param rows the agencies, or the reps of the one that was asked about
/// @param months what that one earned in each month; none for all agencies
record Trial(Span known, List<Row> rows, Row total, List<Month> months) {

    record Month(long before, long after) {}

    Trial {
        rows = List.copyOf(rows);
        months = List.copyOf(months);
    }

    /// Who gains most: what whole periods add is nobody's.
    Optional<Row> winner() {
        return rows.stream().filter(row -> row.isSomebody() && row.difference() > 0).findFirst();
    }

    /// Who loses most.
    Optional<Row> loser() {
        return rows.stream().filter(row -> row.isSomebody() && row.difference() < 0).findFirst();
    }

    static List<Month> months(Stretch stretch, Reckoned before, Reckoned after) {
        var earlier = byMonth(stretch, before);
        var other = byMonth(stretch, after);
        var months = new ArrayList<Month>();
        for (int i = 0; i < other.length; i++) months.add(new Month(earlier[i], other[i]));
        return months;
    }

    /// A return counts in the month of what it takes back; what a longer period adds or takes, in
    /// its last month that is known.
    private static long[] byMonth(Stretch stretch, Reckoned reckoned) {
        var sums = new long[stretch.months().size()];
        var documents = reckoned.lines().documents();
        var monthOf = new int[documents.size()];
        for (int i = 0; i < monthOf.length; i++) {
            monthOf[i] = stretch.monthOf(documents.get(i).ratedOn());
        }
        for (var layer : reckoned.layers().values()) {
            for (int i = 0; i < layer.amount().length; i++) {
                int month = monthOf[reckoned.lines().document()[i]];
                sums[month] = Math.addExact(sums[month], layer.amount()[i]);
            }
        }
        for (var extra : reckoned.extras()) {
            var end = extra.period().to().isBefore(reckoned.known().to())
                    ? extra.period().to() : reckoned.known().to();
            int month = stretch.monthOf(end.minusDays(1));
            sums[month] = Math.addExact(sums[month], extra.amount());
        }
        return sums;
    }
}
