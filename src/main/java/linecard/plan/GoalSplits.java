package linecard.plan;

import linecard.access.Viewer;
import linecard.plan.Goal.Aim;
import linecard.web.NotAllowed;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/// The organisation's goal split over its reps, and how the split is set.
@Component
class GoalSplits {

    private final Goals goals;
    private final GoalTables tables;
    private final PastYears past;
    private final Profiles profiles;
    private final FiscalYears years;

    GoalSplits(Goals goals, GoalTables tables, PastYears past, Profiles profiles,
            FiscalYears years) {
        this.goals = goals;
        this.tables = tables;
        this.past = past;
        this.profiles = profiles;
        this.years = years;
    }

    /// @throws NotAllowed for a manager of one territory, who does not see the whole
    static void requireWholeMarket(Viewer viewer) {
        if (viewer.territory() != null) throw new NotAllowed();
    }

    /// @throws NotAllowed for a manager of one territory, who does not see the whole
    @Transactional(readOnly = true)
    GoalSplit of(Page page, GoalLens.Asked asked) {
        var viewer = page.viewer();
        requireWholeMarket(viewer);
        var lens = GoalLens.of(asked, years.of(viewer, asked.year()));
        var today = years.today(viewer);
        var before = Profiles.yearBefore(viewer, lens.year());
        var base = past.whole(viewer, before, lens.measure(), lens.line(), today);
        return GoalSplit.of(tables.of(viewer, lens, today), base,
                PastYears.isRunning(before, today), page.t("plan.house"));
    }

    /// Sets the organisation's goal and those of the reps that are named, over the months.
    @Transactional
    void set(Viewer viewer, GoalLens lens, GoalSplitForm split) {
        var numbers = new HashMap<Aim, GoalMonths>();
        months(viewer, lens, split).forEach((rep, months) -> numbers.put(
                lens.aim(rep), new GoalMonths(months, split.profile(), split.reason())));
        goals.setAll(viewer, numbers);
    }

    private HashMap<@Nullable UUID, List<Long>> months(
            Viewer viewer, GoalLens lens, GoalSplitForm split) {
        var step = GoalRules.step(lens.measure(), viewer.organisation().currency());
        var weights = profiles.of(viewer, lens, split.profile(), years.today(viewer));
        var months = new HashMap<@Nullable UUID, List<Long>>();
        for (var goal : split.goals().entrySet()) {
            months.put(goal.getKey(), GoalRules.spread(
                    goal.getValue(), step, weights.of(goal.getKey())));
        }
        var parts = new ArrayList<>(months.values());
        months.put(null, GoalRules.around(split.whole(), parts, step, weights.of(null)));
        return months;
    }
}
