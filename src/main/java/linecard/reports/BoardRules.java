package linecard.reports;

import linecard.calendar.FiscalPeriod;
import linecard.calendar.WorkingDays;
import linecard.people.Rep;
import linecard.plan.Goal;
import linecard.sales.Results.Bridge;
import linecard.sales.Results.RepMonth;
import linecard.sales.Sum;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.text.Collator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/// Puts a board together from results, goals and the calendar.
final class BoardRules {

    private BoardRules() {}

    /// @param rep the only one it is about; null for everybody
    static Board board(
            Lens lens, @Nullable UUID rep, LocalDate today, WorkingDays calendar,
            Map<UUID, Rep> people, Language language, List<RepMonth> now, List<RepMonth> before,
            @Nullable Map<@Nullable UUID, Sum> toDate, Map<@Nullable UUID, Bridge> bridges,
            List<Goal> goals) {
        var rows = new ArrayList<Board.Row>();
        var nowBy = byRep(now);
        var beforeBy = byRep(before);
        for (var one : involved(people, now, before, goals)) {
            var goal = one == null ? null : goalOf(goals, one);
            var figures = figures(lens, today, calendar, goal,
                    nowBy.getOrDefault(one, Map.of()), beforeBy.getOrDefault(one, Map.of()),
                    toDate == null ? null : toDate.getOrDefault(one, Sum.NONE));
            var person = one == null ? null : people.get(one);
            if (isNothing(figures) && (person == null || person.archived())) continue;
            rows.add(new Board.Row(one, person == null ? "" : person.name(language), figures,
                    transfers(bridges.get(one))));
        }
        sort(rows, lens.sort(), language);
        var total = new Board.Row(null, "", total(lens, rep, today, calendar, goals, rows), null);
        var months = months(lens, rep, today, goals, now, before, people);
        return new Board(lens, rows, total, months, today);
    }

    private static Set<@Nullable UUID> involved(
            Map<UUID, Rep> people, List<RepMonth> now, List<RepMonth> before, List<Goal> goals) {
        var ids = new LinkedHashSet<@Nullable UUID>(people.keySet());
        for (var month : now) ids.add(month.rep());
        for (var month : before) ids.add(month.rep());
        for (var goal : goals) {
            if (goal.rep() != null && people.containsKey(goal.rep())) ids.add(goal.rep());
        }
        return ids;
    }

    private static Figures figures(
            Lens lens, LocalDate today, WorkingDays calendar, @Nullable Goal goal,
            Map<LocalDate, Sum> now, Map<LocalDate, Sum> before, @Nullable Sum toDate) {
        var window = lens.window();
        var actual = sum(now, window.months());
        var whole = sum(before, window.prior().months());
        Long priorWhole = whole == Sum.NONE ? null : Long.valueOf(measured(lens, whole));
        Long prior = toDate == null || priorWhole == null
                ? priorWhole : Long.valueOf(measured(lens, toDate));
        return new Figures(measured(lens, actual), actual.returnedMinor(),
                goal == null ? null : Long.valueOf(goalSum(goal, window)),
                goal == null ? null : Long.valueOf(due(goal, window, calendar, today)),
                prior, priorWhole);
    }

    /// All rows together; the organisation's own goal counts before the sum of the reps' goals.
    private static Figures total(
            Lens lens, @Nullable UUID rep, LocalDate today, WorkingDays calendar, List<Goal> goals,
            List<Board.Row> rows) {
        var sum = Figures.NONE;
        for (var row : rows) sum = sum.plus(row.figures());
        var own = goalOf(goals, null);
        if (own == null || rep != null) return sum;
        return new Figures(sum.actual(), sum.returned(), goalSum(own, lens.window()),
                due(own, lens.window(), calendar, today), sum.prior(), sum.priorWhole());
    }

    private static List<Board.Month> months(
            Lens lens, @Nullable UUID rep, LocalDate today, List<Goal> goals, List<RepMonth> now,
            List<RepMonth> before, Map<UUID, Rep> people) {
        var actual = byMonth(now);
        var prior = byMonth(before);
        var own = goalOf(goals, null);
        var counted = own != null && rep == null ? List.of(own)
                : goals.stream().filter(goal -> goal.rep() != null
                        && people.containsKey(goal.rep())).toList();
        var year = lens.window().year();
        var priorYear = lens.window().calendar().year(year.number() - 1);
        var months = new ArrayList<Board.Month>();
        for (var month : year.months()) {
            var first = month.span().from();
            var was = prior.get(priorYear.month(month.number()).span().from());
            long goal = 0;
            for (var one : counted) goal += one.months().get(month.number() - 1);
            months.add(new Board.Month(first,
                    first.isAfter(today) ? null
                            : Long.valueOf(measured(lens, actual.getOrDefault(first, Sum.NONE))),
                    counted.isEmpty() ? null : Long.valueOf(goal),
                    was == null ? null : Long.valueOf(measured(lens, was))));
        }
        return months;
    }

    static long measured(Lens lens, Sum sum) {
        return switch (lens.measure()) {
            case MARGIN -> sum.marginMinor();
            case UNITS -> sum.quantityMilli() / 1000;
            case REVENUE, NEW_ACCOUNTS, CALLS -> sum.netMinor();
        };
    }

    private static long goalSum(Goal goal, Window window) {
        long sum = 0;
        for (var month : window.months()) sum += goal.months().get(month.number() - 1);
        return sum;
    }

    private static long due(Goal goal, Window window, WorkingDays calendar, LocalDate today) {
        long sum = 0;
        for (var month : window.months()) {
            sum += Pace.due(goal.months().get(month.number() - 1), month, calendar, today);
        }
        return sum;
    }

    private static @Nullable Goal goalOf(List<Goal> goals, @Nullable UUID rep) {
        for (var goal : goals) {
            if (Objects.equals(goal.rep(), rep)) return goal;
        }
        return null;
    }

    private static Map<@Nullable UUID, Map<LocalDate, Sum>> byRep(List<RepMonth> months) {
        var sums = new HashMap<@Nullable UUID, Map<LocalDate, Sum>>();
        for (var month : months) {
            sums.computeIfAbsent(month.rep(), _ -> new HashMap<>())
                    .merge(month.month(), month.sum(), Sum::plus);
        }
        return sums;
    }

    private static Map<LocalDate, Sum> byMonth(List<RepMonth> months) {
        var sums = new HashMap<LocalDate, Sum>();
        for (var month : months) sums.merge(month.month(), month.sum(), Sum::plus);
        return sums;
    }

    private static Sum sum(Map<LocalDate, Sum> by, List<FiscalPeriod> months) {
        var sum = Sum.NONE;
        for (var month : months) {
            var one = by.get(month.span().from());
            if (one != null) sum = sum == Sum.NONE ? one : sum.plus(one);
        }
        return sum;
    }

    private static boolean isNothing(Figures figures) {
        return figures.actual() == 0 && figures.goal() == null && figures.priorWhole() == null;
    }

    private static Board.@Nullable Transfers transfers(@Nullable Bridge bridge) {
        return bridge == null ? null : new Board.Transfers(bridge.asWas(), bridge.transferredIn(),
                bridge.transferredOut(), bridge.asIs());
    }

    private static void sort(List<Board.Row> rows, Lens.Sort sort, Language language) {
        var byName = Comparator.comparing(Board.Row::name,
                Collator.getInstance(language.locale())::compare);
        Comparator<Board.Row> order = switch (sort) {
            case NAME -> byName;
            case ACTUAL -> Comparator.comparing(row -> -row.figures().actual());
            case ATTAINMENT -> Comparator.comparing(row -> orLeast(row.figures().attainment()),
                    Comparator.reverseOrder());
            case CHANGE -> Comparator.comparing(row -> orLeast(row.figures().change()),
                    Comparator.reverseOrder());
        };
        rows.sort(Comparator.<Board.Row, Boolean>comparing(row -> row.rep() == null)
                .thenComparing(order).thenComparing(byName));
    }

    private static BigDecimal orLeast(@Nullable Number value) {
        return value == null ? BigDecimal.valueOf(Long.MIN_VALUE)
                : value instanceof BigDecimal ratio ? ratio : BigDecimal.valueOf(value.longValue());
    }
}
