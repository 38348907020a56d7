package linecard.scoring;

import linecard.calendar.Span;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// New accounts, counted day by day: an account is one on the first day on which it ever bought,
/// for each entrant who was credited with it that day. It counts once, and comes back as a return
/// on the day by which it had given back all that it bought.
public final class NewAccounts {

    /// What an account bought and gave back on a day, as far as one entrant was credited with it.
    ///
    /// @param entrant null for who takes no part, and for the house
    /// @param bought taken back where it was booked by mistake: then it may be nothing, or less
    /// @param returned zero or negative
    public record Purchase(
            String account, @Nullable String entrant, LocalDate on, long bought, long returned) {}

    private NewAccounts() {}

    /// @param span the contest's days
    /// @param purchases of accounts that never bought before them, from the first of them on until
    ///        the last that counts
    public static List<Day> of(Span span, List<Purchase> purchases) {
        var ofAccounts = new HashMap<String, TreeMap<LocalDate, List<Purchase>>>();
        for (var one : purchases) {
            ofAccounts.computeIfAbsent(one.account(), _ -> new TreeMap<>())
                    .computeIfAbsent(one.on(), _ -> new ArrayList<>()).add(one);
        }
        var days = new HashMap<String, Map<LocalDate, Day>>();
        for (var account : ofAccounts.values()) count(span, account, days);
        return days.values().stream().flatMap(own -> own.values().stream())
                .sorted(Comparator.comparing(Day::entrant).thenComparing(Day::on)).toList();
    }

    private static void count(
            Span span, TreeMap<LocalDate, List<Purchase>> account,
            Map<String, Map<LocalDate, Day>> days) {
        @Nullable LocalDate first = null;
        var sellers = Set.<String>of();
        long kept = 0;
        for (var day : account.entrySet()) {
            long bought = 0;
            for (var one : day.getValue()) bought = Math.addExact(bought, one.bought());
            if (first == null && bought > 0) {
                first = day.getKey();
                if (!span.contains(first)) return;
                sellers = sellers(day.getValue());
                for (var seller : sellers) add(days, new Day(seller, first, 1, 0));
            }
            if (first == null) continue;
            kept = Math.addExact(kept, bought);
            for (var one : day.getValue()) kept = Math.addExact(kept, one.returned());
            if (kept > 0) continue;
            for (var seller : sellers) add(days, new Day(seller, day.getKey(), 0, -1));
            return;
        }
    }

    private static Set<String> sellers(List<Purchase> day) {
        var bought = new HashMap<String, Long>();
        for (var one : day) {
            if (one.entrant() != null) bought.merge(one.entrant(), one.bought(), Math::addExact);
        }
        var sellers = new HashSet<String>();
        bought.forEach((entrant, sum) -> {
            if (sum > 0) sellers.add(entrant);
        });
        return sellers;
    }

    private static void add(Map<String, Map<LocalDate, Day>> days, Day day) {
        days.computeIfAbsent(day.entrant(), _ -> new TreeMap<>()).merge(day.on(), day,
                (a, b) -> new Day(a.entrant(), a.on(), a.amount() + b.amount(),
                        a.returned() + b.returned()));
    }
}
