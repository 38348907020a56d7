package linecard.calls;

import linecard.calendar.Span;
import linecard.calendar.WorkingDays;
import linecard.money.Split;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/// What quotas come to in a week, from the days that a rep has.
final class QuotaRules {

    private QuotaRules() {}

    /// The quotas of a rep on a day: of those about the same calls, the nearest.
    static List<Quota> inForce(List<Quota> all, UUID rep, UUID agency, LocalDate day) {
        var found = new ArrayList<Quota>();
        for (var quota : all) {
            if (!quota.isFor(rep, agency) || !quota.holds(day)) continue;
            boolean nearer = all.stream().anyMatch(other -> other.isLike(quota)
                    && other.isFor(rep, agency) && other.holds(day)
                    && other.nearness() > quota.nearness());
            if (!nearer) found.add(quota);
        }
        return found;
    }

    /// What each quota asks for in a week, in calls. A daily number counts each available day; a
    /// weekly one is taken in the proportion of the available days to the days of an ordinary
    /// week, half-up. Where a quota has both, the weekly one is the week's.
    ///
    /// @param worked the calendar, without the rep's days off
    static Map<Quota, Integer> ofWeek(
            List<Quota> all, UUID rep, UUID agency, Span week, WorkingDays worked) {
        var days = new LinkedHashMap<Quota, Integer>();
        for (var day = week.from(); day.isBefore(week.to()); day = day.plusDays(1)) {
            if (!worked.isWorking(day)) continue;
            for (var quota : inForce(all, rep, agency, day)) days.merge(quota, 1, Integer::sum);
        }
        int ordinary = 7 - worked.weekend().size();
        var asked = new LinkedHashMap<Quota, Integer>();
        days.forEach((quota, available) -> asked.put(quota, quota.weekly() != null
                ? scaled(quota.weekly(), available, ordinary)
                : Objects.requireNonNull(quota.daily()) * available));
        return asked;
    }

    /// A number for an ordinary week, in a week with other days: half-up.
    static int scaled(int weekly, int available, int ordinary) {
        return (int) Math.floorDiv(2L * weekly * available + ordinary, 2L * ordinary);
    }

    /// A week's number on its available days, so that a month, a quarter, or any other span takes
    /// the part of its own days, and all parts sum to the whole.
    static Map<LocalDate, Long> byDay(long ofWeek, Span week, WorkingDays worked) {
        var days = new ArrayList<LocalDate>();
        for (var day = week.from(); day.isBefore(week.to()); day = day.plusDays(1)) {
            if (worked.isWorking(day)) days.add(day);
        }
        var parts = new TreeMap<LocalDate, Long>();
        if (days.isEmpty()) return parts;
        var weights = new long[days.size()];
        Arrays.fill(weights, 1);
        var split = Split.largestRemainder(ofWeek, weights);
        for (int i = 0; i < split.length; i++) parts.put(days.get(i), split[i]);
        return parts;
    }

    /// The number that stands for all of them: the one about all calls, or else their sum.
    static int whole(Map<Quota, Integer> asked) {
        int sum = 0;
        for (var one : asked.entrySet()) {
            if (one.getKey().isWhole()) return one.getValue();
            sum += one.getValue();
        }
        return sum;
    }
}
