package linecard.contests;

import linecard.access.Viewer;
import linecard.calendar.FiscalPeriod;
import linecard.calendar.Span;
import linecard.plan.Goal;
import linecard.plan.Goal.Measure;
import linecard.plan.Goals;
import linecard.scoring.Rules;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/// What reps' goals come to over the days of a contest. They are set by fiscal months.
@Component
class GoalSums {

    private final Goals goals;

    GoalSums(Goals goals) {
        this.goals = goals;
    }

    /// By rep, over every month in which the contest has a day: minor units, thousandths of units,
    /// or counts.
    ///
    /// @param line the product line for which goals are meant; null for those of all lines
    @Transactional(readOnly = true)
    Map<UUID, Long> of(Viewer viewer, Rules rules, @Nullable UUID line) {
        var measure = Measure.of(rules.measure());
        var sums = new HashMap<UUID, Long>();
        months(viewer, rules.days()).stream().collect(Collectors.groupingBy(FiscalPeriod::year))
                .forEach((year, months) -> {
                    for (var goal : goals.inForce(viewer, year)) {
                        if (!counts(goal, measure, line) || goal.rep() == null) continue;
                        for (var month : months) {
                            long number = goal.months().get(month.number() - 1);
                            sums.merge(goal.rep(), measure == Measure.UNITS
                                    ? Math.multiplyExact(number, 1000L) : number, Math::addExact);
                        }
                    }
                });
        return sums;
    }

    private static boolean counts(Goal goal, Measure measure, @Nullable UUID line) {
        return goal.measure() == measure && Objects.equals(goal.productLine(), line);
    }

    /// Whether goals can be added up over these days.
    static boolean isWholeMonths(Viewer viewer, Span days) {
        var months = months(viewer, days);
        return !months.isEmpty() && months.getFirst().span().from().equals(days.from())
                && months.getLast().span().to().equals(days.to());
    }

    private static List<FiscalPeriod> months(Viewer viewer, Span days) {
        var calendar = viewer.organisation().calendar();
        var months = new ArrayList<FiscalPeriod>();
        for (int year = calendar.yearOf(days.from()).number();
                year <= calendar.yearOf(days.to()).number(); year++) {
            for (var month : calendar.year(year).months()) {
                if (month.span().overlaps(days)) months.add(month);
            }
        }
        return months;
    }
}
