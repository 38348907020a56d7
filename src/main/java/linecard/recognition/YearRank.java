package linecard.recognition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Where a rep stands in a year by what was credited. Equals share a place: 1, 1, 3.
///
/// @param revenueMinor net, returns taken off
record YearRank(int number, UUID rep, long revenueMinor) {

    /// Whoever sold more than came back, the most first.
    static List<YearRank> of(Map<UUID, Long> totals) {
        var sorted = totals.entrySet().stream().filter(one -> one.getValue() > 0)
                .sorted(Map.Entry.<UUID, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        var ranks = new ArrayList<YearRank>();
        for (var one : sorted) {
            boolean isTied = !ranks.isEmpty()
                    && ranks.getLast().revenueMinor() == one.getValue();
            ranks.add(new YearRank(isTied ? ranks.getLast().number() : ranks.size() + 1,
                    one.getKey(), one.getValue()));
        }
        return List.copyOf(ranks);
    }
}
