package linecard.commissions;

import linecard.calendar.Span;
import linecard.reckoning.Event;
import linecard.reckoning.Window;
import linecard.sales.Kind;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/// How many credits an agency has in each fiscal month, and how many payments the invoices of it.
/// Both only grow, corrections too, so as long as a number is the same, nothing in the month has
/// changed.
///
/// @param byMonth by first day of the month; stray returns count once more with the month of what
///        they take back
/// @param payments by a day within the month of the invoices; those of several days add up
/// @param strayed the months of whose documents anything came back in a month before, or to another
///        agency
record Counts(
        NavigableMap<LocalDate, Map<Kind, Long>> byMonth, NavigableMap<LocalDate, Long> payments,
        NavigableSet<LocalDate> strayed) {

    /// Lines that are held in memory together, where they are of several agencies.
    private static final long TOGETHER = 100_000;

    static final Counts NONE = new Counts(Collections.emptyNavigableMap(),
            Collections.emptyNavigableMap(), Collections.emptyNavigableSet());

    static Counts begun() {
        return new Counts(new TreeMap<>(), new TreeMap<>(), new TreeSet<>());
    }

    /// As it was before some payments.
    ///
    /// @param later how many, by the day of the invoices
    Counts without(Map<LocalDate, Long> later) {
        var before = new TreeMap<>(payments);
        later.forEach((day, some) -> before.merge(day, -some, Long::sum));
        return new Counts(byMonth, before, strayed);
    }

    /// Whether returns of what was sold on some days may lie before them.
    boolean areStrayed(Span days) {
        return !strayed.subSet(days.from(), days.to()).isEmpty();
    }

    /// Since when anything can have come back of what was sold on some days.
    LocalDate since(Span days) {
        boolean isAny = areStrayed(days) && byMonth.firstKey().isBefore(days.from());
        return isAny ? byMonth.firstKey() : days.from();
    }

    private NavigableMap<LocalDate, Map<Kind, Long>> in(Span days) {
        return byMonth.subMap(days.from(), true, days.to(), false);
    }

    /// @param month its first day
    long of(LocalDate month, Kind kind) {
        return byMonth.getOrDefault(month, Map.of()).getOrDefault(kind, 0L);
    }

    boolean isNone(Span days) {
        return in(days).isEmpty();
    }

    /// The first month of some days that has any of those kinds; null where none does.
    @Nullable LocalDate first(Span days, Set<Kind> kinds) {
        for (var month : in(days).entrySet()) {
            if (!Collections.disjoint(month.getValue().keySet(), kinds)) return month.getKey();
        }
        return null;
    }

    /// Up to which agency all can be held in memory together; at least one.
    static int together(
            List<UUID> agencies, Map<UUID, Counts> counts, int from, Span days) {
        int to = from;
        for (long lines = 0; to < agencies.size(); to++) {
            lines += counts.getOrDefault(agencies.get(to), NONE).sum(days);
            if (to > from && lines > TOGETHER) break;
        }
        return to;
    }

    private long sum(Span days) {
        return in(days).values().stream().mapToLong(Counts::sum).sum();
    }

    private static long sum(Map<Kind, Long> month) {
        return month.values().stream().mapToLong(Long::longValue).sum();
    }

    /// What is stated of a window is all that it earns, as long as this and its terms are the same.
    String text(Window window) {
        var days = window.span();
        if (!window.agreement().isEarnedBy(Event.PAYMENT)) return text(days);
        long paid = payments.subMap(days.from(), days.to()).values().stream()
                .mapToLong(Long::longValue).sum();
        return text(days) + (paid == 0 ? "" : " paid=" + paid);
    }

    String text(Span days) {
        return in(days).entrySet().stream().map(Counts::text).collect(Collectors.joining(" "));
    }

    private static String text(Map.Entry<LocalDate, Map<Kind, Long>> month) {
        return month.getKey() + "=" + sum(month.getValue());
    }

    /// The first month of some days that has not as many as some texts say; null where all have.
    @Nullable LocalDate firstBeside(Span days, String texts) {
        var said = Set.copyOf(List.of(texts.split(" ")));
        for (var month : in(days).entrySet()) {
            if (!said.contains(text(month))) return month.getKey();
        }
        return null;
    }
}
