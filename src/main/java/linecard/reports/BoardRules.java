package linecard.reports;

import linecard.calendar.FiscalPeriod;
import linecard.calendar.WorkingDays;
import linecard.people.Rep;
import linecard.plan.Goal;
import linecard.sales.Results.Bridge;
import linecard.sales.Results.SliceMonth;
import linecard.sales.Sum;
import linecard.words.Language;
import linecard.words.SearchText;

import org.jspecify.annotations.Nullable;

import java.text.Collator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Puts a board together from results, goals and the calendar.
final class BoardRules {

    private BoardRules() {}

    /// What a board is made of.
    ///
    /// @param rep the only one it is about; null for everybody
    /// @param months of the window and of the one before, at least; what runs up to today
    /// @param later what is dated after today in a running window
    /// @param byMonth all together, of both years
    /// @param toDate the year before up to the same date; null where the window is not running
    record Known(
            @Nullable UUID rep, Map<UUID, Rep> people, List<SliceMonth> months,
            Map<@Nullable UUID, Sum> later, Map<LocalDate, Sum> byMonth,
            @Nullable Map<@Nullable UUID, Sum> toDate,
            Map<@Nullable UUID, Bridge> bridges, List<Goal> goals) {}

    static Board board(
            Lens lens, Known known, WorkingDays calendar, LocalDate today, Language language) {
        var rows = new ArrayList<Board.Row>();
        var byRep = byRep(known.months());
        var toDate = known.toDate();
        var goalOf = new HashMap<@Nullable UUID, Goal>();
        for (var goal : known.goals()) goalOf.putIfAbsent(goal.rep(), goal);
        for (var one : involved(known)) {
            var figures = figures(lens, today, calendar, one == null ? null : goalOf.get(one),
                    byRep.getOrDefault(one, Map.of()),
                    known.later().getOrDefault(one, Sum.NONE),
                    toDate == null ? null : toDate.getOrDefault(one, Sum.NONE));
            var person = one == null ? null : known.people().get(one);
            if (isNothing(figures) && (person == null || person.archived())) continue;
            var name = person == null ? "" : person.name(language);
            rows.add(new Board.Row(one, name, SearchText.of(name), figures,
                    transfers(known.bridges().get(one))));
        }
        var own = known.rep() == null ? goalOf.get(null) : null;
        return board(lens, rows, total(lens, today, calendar, own, rows),
                months(lens, known, today), today, language);
    }

    private static Board board(
            Lens lens, List<Board.Row> rows, Figures total, List<Board.Month> months,
            LocalDate today, Language language) {
        var reps = new ArrayList<Board.Row>(rows.size());
        Board.Row house = null;
        long reach = 0;
        for (var row : rows) {
            if (row.rep() == null) house = row; else reps.add(row);
            reach = Math.max(reach, row.figures().reach());
        }
        reps.sort(Comparator.comparing(Board.Row::name,
                Collator.getInstance(language.locale())::compare));
        return new Board(lens, List.copyOf(reps), house,
                new Board.Row(null, "", "", total, null), months, today, reach);
    }

    private static Set<@Nullable UUID> involved(Known known) {
        var ids = new LinkedHashSet<@Nullable UUID>(known.people().keySet());
        for (var month : known.months()) ids.add(month.key());
        ids.addAll(known.later().keySet());
        return ids;
    }

    private static Figures figures(
            Lens lens, LocalDate today, WorkingDays calendar, @Nullable Goal goal,
            Map<LocalDate, Sum> months, Sum later, @Nullable Sum toDate) {
        var window = lens.window();
        var actual = sum(months, window.months());
        var whole = sum(months, window.prior().months());
        Long priorWhole = whole == Sum.NONE ? null : Long.valueOf(measured(lens, whole));
        Long prior = toDate == null || priorWhole == null
                ? priorWhole : Long.valueOf(measured(lens, toDate));
        return new Figures(measured(lens, actual), actual.returnedMinor(), measured(lens, later),
                goal == null ? null : Long.valueOf(goalSum(goal, window)),
                goal == null ? null : Long.valueOf(due(goal, window, calendar, today)),
                prior, priorWhole);
    }

    /// All rows together; the organisation's own goal counts before the sum of the reps' goals.
    private static Figures total(
            Lens lens, LocalDate today, WorkingDays calendar, @Nullable Goal own,
            List<Board.Row> rows) {
        var sum = Figures.NONE;
        for (var row : rows) sum = sum.plus(row.figures());
        if (own == null) return sum;
        return new Figures(sum.actual(), sum.returned(), sum.later(),
                goalSum(own, lens.window()), due(own, lens.window(), calendar, today),
                sum.prior(), sum.priorWhole());
    }

    private static List<Board.Month> months(Lens lens, Known known, LocalDate today) {
        var byMonth = known.byMonth();
        var own = known.goals().stream().filter(goal -> goal.rep() == null).findFirst()
                .orElse(null);
        var counted = own != null && known.rep() == null ? List.of(own)
                : known.goals().stream().filter(goal -> goal.rep() != null
                        && known.people().containsKey(goal.rep())).toList();
        var year = lens.window().year();
        var priorYear = lens.window().calendar().year(year.number() - 1);
        var months = new ArrayList<Board.Month>();
        for (var month : year.months()) {
            var first = month.span().from();
            var was = byMonth.get(priorYear.month(month.number()).span().from());
            long goal = 0;
            for (var one : counted) goal += one.months().get(month.number() - 1);
            months.add(new Board.Month(first,
                    first.isAfter(today) ? null
                            : Long.valueOf(measured(lens, byMonth.getOrDefault(first, Sum.NONE))),
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

    private static Map<@Nullable UUID, Map<LocalDate, Sum>> byRep(List<SliceMonth> months) {
        var sums = new HashMap<@Nullable UUID, Map<LocalDate, Sum>>();
        for (var month : months) {
            sums.computeIfAbsent(month.key(), _ -> new HashMap<>())
                    .merge(month.month(), month.sum(), Sum::plus);
        }
        return sums;
    }

    static Map<LocalDate, Sum> byMonth(List<SliceMonth> months) {
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
        return figures.actual() == 0 && figures.later() == 0 && figures.goal() == null
                && figures.priorWhole() == null;
    }

    private static Board.@Nullable Transfers transfers(@Nullable Bridge bridge) {
        return bridge == null ? null : new Board.Transfers(bridge.asWas(), bridge.transferredIn(),
                bridge.transferredOut(), bridge.asIs());
    }
}
