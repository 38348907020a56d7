package linecard.plan;

import linecard.access.Viewer;
import linecard.calendar.FiscalYear;
import linecard.calendar.Span;
import linecard.catalog.ProductLines;
import linecard.plan.Goal.Measure;
import linecard.sales.Basis;
import linecard.sales.Results;
import linecard.sales.Results.Question;
import linecard.sales.Scope;
import linecard.sales.Sum;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What was reached in a fiscal year, month by month, by whoever holds the accounts today: goals
/// are given to people for the accounts they have.
@Component
class PastYears {

    private final Results results;
    private final ProductLines lines;

    PastYears(Results results, ProductLines lines) {
        this.results = results;
        this.lines = lines;
    }

    /// The twelve months of each rep, and of the house under `null`; who sold nothing is missing.
    /// Nothing for what orders and invoices do not tell, and no margin for people outside the
    /// principal's staff, who do not see costs.
    @Transactional(readOnly = true)
    Map<@Nullable UUID, List<Long>> of(
            Viewer viewer, FiscalYear year, Measure measure, @Nullable UUID line,
            LocalDate today) {
        return of(viewer, year, year.span(), measure, line, today);
    }

    /// The same for a year of which months are still to come: those that are not over as they were
    /// a year earlier, so that twelve whole months stand there. A year that is over as it was.
    @Transactional(readOnly = true)
    Map<@Nullable UUID, List<Long>> whole(
            Viewer viewer, FiscalYear year, Measure measure, @Nullable UUID line,
            LocalDate today) {
        var months = of(viewer, year, measure, line, today);
        if (!isRunning(year, today)) return months;
        var calendar = viewer.organisation().calendar();
        var earlier = of(viewer, calendar.year(year.number() - 1), measure, line, today);
        var reps = new HashSet<>(months.keySet());
        reps.addAll(earlier.keySet());
        var whole = new HashMap<@Nullable UUID, List<Long>>();
        for (var rep : reps) {
            var figures = new ArrayList<>(months.getOrDefault(rep, none()));
            for (var month : year.months()) {
                if (!isOver(month.span(), today)) {
                    figures.set(month.number() - 1, earlier.getOrDefault(rep, none())
                            .get(month.number() - 1));
                }
            }
            whole.put(rep, figures);
        }
        return whole;
    }

    /// Whether a month of the year is not over.
    static boolean isRunning(FiscalYear year, LocalDate today) {
        return !isOver(year.span(), today);
    }

    private static boolean isOver(Span days, LocalDate today) {
        return !today.isBefore(days.to());
    }

    /// The same of a running year up to today.
    @Transactional(readOnly = true)
    Map<@Nullable UUID, List<Long>> soFar(
            Viewer viewer, FiscalYear year, Measure measure, @Nullable UUID line,
            LocalDate today) {
        return of(viewer, year, results.upTo(viewer, year.span(), today), measure, line, today);
    }

    private Map<@Nullable UUID, List<Long>> of(
            Viewer viewer, FiscalYear year, Span days, Measure measure, @Nullable UUID line,
            LocalDate today) {
        var months = new HashMap<@Nullable UUID, List<Long>>();
        if (!isMeasured(viewer, measure)) return months;
        var scope = Scope.ofLines(lines.within(viewer, line));
        var question = new Question(Basis.AS_IS, scope, days, today);
        for (var row : results.byMonth(viewer, Results.By.REP, question)) {
            months.computeIfAbsent(row.key(), _ -> new ArrayList<>(none()))
                    .set(year.monthOf(row.month()).number() - 1, amount(measure, row.sum()));
        }
        return months;
    }

    /// All of it, the house's as well.
    static List<Long> whole(Map<@Nullable UUID, List<Long>> months) {
        var sum = none();
        for (var one : months.values()) sum = GoalRules.plus(sum, one);
        return sum;
    }

    static List<Long> none() {
        return Collections.nCopies(12, 0L);
    }

    private static boolean isMeasured(Viewer viewer, Measure measure) {
        return switch (measure) {
            case REVENUE, UNITS -> true;
            case MARGIN -> viewer.role().isStaff();
            case NEW_ACCOUNTS, CALLS -> false;
        };
    }

    private static long amount(Measure measure, Sum sum) {
        return switch (measure) {
            case REVENUE -> sum.netMinor();
            case MARGIN -> sum.marginMinor();
            case UNITS -> sum.quantityMilli() / 1000;
            case NEW_ACCOUNTS, CALLS -> 0;
        };
    }
}
