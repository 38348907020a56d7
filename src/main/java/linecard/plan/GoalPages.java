package linecard.plan;

import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.calendar.FiscalYear;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.people.Reps;
import linecard.web.ChartMonth;
import linecard.web.Html;
import linecard.web.MonthColumns;
import linecard.web.Notice;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import static java.math.RoundingMode.HALF_UP;
import static linecard.access.Audience.MEMBERS;
import static linecard.access.Audience.NEGOTIATORS;

/// One goal: its months, what was ever proposed, and the yes of the other side.
@Controller
class GoalPages {

    private final Goals goals;
    private final PastYears past;
    private final Reps reps;
    private final ProductLines lines;
    private final FiscalYears years;

    GoalPages(Goals goals, PastYears past, Reps reps, ProductLines lines, FiscalYears years) {
        this.goals = goals;
        this.past = past;
        this.reps = reps;
        this.lines = lines;
        this.years = years;
    }

    @GetMapping("/goals/{id}")
    @Allowed(MEMBERS)
    View show(Page page, @PathVariable UUID id) {
        var viewer = page.viewer();
        var goal = goals.of(viewer, id);
        var year = years.of(viewer, goal.fiscalYear());
        var text = new GoalText(page, goal.measure());
        var about = about(page, goal);
        var months = months(page, goal, year);
        var chart = new MonthColumns(
                finding(text, about.name(), goal.inForce().year(), months), text.chart(), months);
        var offer = viewer.isIn(NEGOTIATORS)
                ? goal.offerTo(Side.of(viewer)) : Optional.<Proposal>empty();
        return (Html) (out, tags) -> JtegoalGenerated.render(
                out, tags, page, goal, about, text, chart, offer);
    }

    private static String finding(
            GoalText text, String name, long goal, List<ChartMonth> months) {
        var page = text.page();
        long reached = 0;
        for (var month : months) if (month.actual() != null) reached += month.actual();
        if (goal == 0 || months.getFirst().actual() == null) {
            return page.t("plan.goal.finding", name, text.full(goal));
        }
        var share = BigDecimal.valueOf(reached).divide(BigDecimal.valueOf(goal), 4, HALF_UP);
        return page.t("plan.goal.reached", name, text.full(reached), text.full(goal),
                page.words().percent(share, 1));
    }

    /// Whose goal it is, and for which line.
    record About(String name, @Nullable String line) {}

    private About about(Page page, Negotiation goal) {
        var viewer = page.viewer();
        return new About(
                goal.rep() == null ? page.organisation().name()
                        : reps.of(viewer, goal.rep()).name(page.language()),
                goal.productLine() == null ? null
                        : new LineTree(lines.all(viewer)).name(goal.productLine()));
    }

    /// This year's results as far as it has come, the goal, and the year before.
    private List<ChartMonth> months(Page page, Negotiation goal, FiscalYear year) {
        var viewer = page.viewer();
        var today = years.today(viewer);
        var now = reached(goal, past.soFar(
                viewer, year, goal.measure(), goal.productLine(), today));
        var before = reached(goal, past.of(viewer, Profiles.yearBefore(viewer, year),
                goal.measure(), goal.productLine(), today));
        var names = FiscalYears.monthNames(year, page.words());
        var months = new ArrayList<ChartMonth>();
        for (int i = 0; i < 12; i++) {
            boolean begun = !year.months().get(i).span().from().isAfter(today);
            months.add(new ChartMonth(names.get(i),
                    now == null || !begun ? null : now.get(i),
                    goal.inForce().months().get(i), before == null ? null : before.get(i)));
        }
        return months;
    }

    /// Null where nothing is known of that year.
    private @Nullable List<Long> reached(
            Negotiation goal, Map<@Nullable UUID, List<Long>> months) {
        if (goal.rep() != null) return months.get(goal.rep());
        return months.isEmpty() ? null : PastYears.whole(months);
    }

    @PostMapping("/goals/{id}/agreement")
    @Allowed(NEGOTIATORS)
    View agree(Page page, @PathVariable UUID id, @RequestParam UUID proposal) {
        goals.agree(page.viewer(), id, proposal);
        return Html.seeOther("/goals/" + id, Notice.of("plan.goalAgreed"));
    }
}
