package linecard.demo;

import linecard.access.Viewer;
import linecard.calendar.FiscalYear;
import linecard.database.Bound;
import linecard.demo.Story.Row;
import linecard.plan.Goal.Aim;
import linecard.plan.Goal.Measure;
import linecard.plan.GoalMonths;
import linecard.plan.Goals;
import linecard.plan.Profile;
import linecard.plan.Side;
import linecard.plan.WorkingCalendars;
import linecard.sales.Basis;
import linecard.sales.Results;
import linecard.sales.Results.Question;
import linecard.sales.Scope;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Sets the goals of a company of the story for this and for last year, and has reps answer.
@Component
class DemoGoals {

    /// This year's goals in thousandths of what was sold last year.
    private static final int GROWTH = 1050;

    private final Goals goals;
    private final Results results;
    private final WorkingCalendars calendars;

    DemoGoals(Goals goals, Results results, WorkingCalendars calendars) {
        this.goals = goals;
        this.results = results;
        this.calendars = calendars;
    }

    /// What each rep sold in the months of a year, and the house.
    private record Sold(Map<UUID, List<Long>> reps, List<Long> house) {

        List<Long> all() {
            var all = Ambitions.noMonths();
            for (int month = 0; month < 12; month++) {
                for (var rep : reps.values()) all.set(month, all.get(month) + rep.get(month));
                all.set(month, all.get(month) + house.get(month));
            }
            return all;
        }
    }

    /// @param manager who sets the goals
    /// @param reps the reps that answer, as viewers
    void write(Story story, Viewer manager, Map<UUID, Viewer> reps) {
        var calendar = manager.organisation().calendar();
        var thisYear = calendar.yearOf(story.today());
        var lastYear = calendar.year(thisYear.number() - 1);
        setLastYear(story, manager, lastYear, reps);
        setThisYear(story, manager, thisYear, lastYear, reps);
    }

    /// Last year's goals look back on what came of them: some were reached, some were not.
    private void setLastYear(
            Story story, Viewer manager, FiscalYear year, Map<UUID, Viewer> reps) {
        var sold = sold(story, manager, year, Basis.AS_WAS, Set.of());
        set(manager, year, null, null, 985, sold.all());
        for (var row : story.rows("reps")) {
            var rep = story.id("rep", row.text("code"));
            var months = sold.reps().get(rep);
            if (months == null) continue;
            var temper = Temper.valueOf(row.text("temper").toUpperCase(Locale.ROOT));
            agree(reps.get(rep), set(manager, year, rep, null, temper.lastGoal(), months));
        }
    }

    private void setThisYear(
            Story story, Viewer manager, FiscalYear year, FiscalYear last,
            Map<UUID, Viewer> reps) {
        var sold = sold(story, manager, last, Basis.AS_IS, Set.of());
        set(manager, year, null, null, GROWTH, sold.all());
        var step = step(manager);
        var whole = Ambitions.of(Ambitions.sum(sold.all()), GROWTH, step);
        var handedDown = Ambitions.handedDown(
                whole, sold.reps(), Ambitions.sum(sold.house()), step);
        var answers = new HashMap<UUID, Row>();
        for (var row : story.rows("negotiations")) {
            answers.put(story.id("rep", row.text("rep")), row);
        }
        for (var row : story.rows("reps")) {
            var rep = story.id("rep", row.text("code"));
            var goal = handedDown.get(rep);
            var months = sold.reps().get(rep);
            var viewer = reps.get(rep);
            if (goal == null || months == null || viewer == null) continue;
            var id = set(manager, year, rep, null, goal, months, "");
            answer(manager, viewer, year, id, goal, months, answers.get(rep));
        }
        setLine(story, manager, year, last);
    }

    /// The first main line has a goal of its own, the organisation's.
    private void setLine(Story story, Viewer manager, FiscalYear year, FiscalYear last) {
        var code = story.rows("lines").getFirst().text("code");
        var sold = sold(story, manager, last, Basis.AS_IS, Range.within(story, code));
        set(manager, year, null, story.id("line", code), 1120, sold.all());
    }

    private void answer(
            Viewer manager, Viewer rep, FiscalYear year, UUID goal, long amount,
            List<Long> months, @Nullable Row answer) {
        if (answer == null) {
            agree(rep, goal);
            return;
        }
        if (answer.text("asks").isEmpty()) return;
        long asked = Ambitions.of(amount, Integer.parseInt(answer.text("asks")), step(manager));
        set(rep, year, rep.rep(), null, asked, months, answer.text("reason"));
        if (answer.text("then").isEmpty()) return;
        long met = Ambitions.of(amount, Integer.parseInt(answer.text("then")), step(manager));
        set(manager, year, rep.rep(), null, met, months, "");
        agree(rep, goal);
    }

    private void agree(@Nullable Viewer rep, UUID goal) {
        if (rep == null) return;
        Bound.run(rep.binding(), () -> goals.of(rep, goal).offerTo(Side.REP)
                .ifPresent(offer -> goals.agree(rep, goal, offer.id())));
    }

    private UUID set(
            Viewer viewer, FiscalYear year, @Nullable UUID rep, @Nullable UUID line,
            int thousandths, List<Long> sold) {
        long goal = Ambitions.of(Ambitions.sum(sold), thousandths, step(viewer));
        return set(viewer, year, rep, line, goal, sold, "");
    }

    private UUID set(
            Viewer viewer, FiscalYear year, @Nullable UUID rep, @Nullable UUID line, long goal,
            List<Long> sold, String reason) {
        return Bound.call(viewer.binding(), () -> {
            var months = Ambitions.months(
                    goal, rep == null ? sold : worked(viewer, year), step(viewer));
            return goals.set(viewer, new Aim(year.number(), Measure.REVENUE, rep, line),
                    new GoalMonths(months,
                            rep == null ? Profile.LAST_YEAR : Profile.WORKING_DAYS, reason));
        });
    }

    private List<Long> worked(Viewer viewer, FiscalYear year) {
        return calendars.counts(viewer, year.number()).stream().map(Long::valueOf).toList();
    }

    private static long step(Viewer viewer) {
        return Ambitions.step(viewer.organisation().currency().getCurrencyCode());
    }

    private Sold sold(
            Story story, Viewer manager, FiscalYear year, Basis basis, Set<UUID> lines) {
        var scope = Scope.ofLines(lines);
        var question = new Question(basis, scope, year.span(), story.today());
        var rows = Bound.call(manager.binding(), () -> results.byMonth(
                manager, Results.By.REP, question));
        var sold = new Sold(new HashMap<>(), Ambitions.noMonths());
        for (var row : rows) {
            var months = row.key() == null ? sold.house()
                    : sold.reps().computeIfAbsent(row.key(), _ -> Ambitions.noMonths());
            int month = year.monthOf(row.month()).number() - 1;
            months.set(month, months.get(month) + row.sum().netMinor());
        }
        return sold;
    }
}
