package linecard.subjects;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.catalog.ProductLines;
import linecard.exchange.Field;
import linecard.exchange.GoalChange;
import linecard.exchange.Import;
import linecard.exchange.Trace;
import linecard.jobs.JobFailed;
import linecard.jobs.Progress;
import linecard.jobs.Trouble;
import linecard.people.Reps;
import linecard.plan.Goal.Aim;
import linecard.plan.Goal.Measure;
import linecard.plan.GoalMonths;
import linecard.plan.Goals;
import linecard.plan.Profile;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Goals by month, quarter or year.
@Component
class GoalSubject extends RecordSubject<GoalIntake.Said> {

    static final Field MEASURE = Field.optional("measure", "kpi", "mutató", "mérőszám")
            .oneOf("revenue", "margin", "units", "new_accounts", "calls");

    private static final List<Field> FIELDS = List.of(
            Field.required("year", "year", "fiscalyear", "év"),
            Field.optional("rep", RepSubject.CODES),
            MEASURE,
            Field.optional("line", "productline", "line", "category", "termékcsoport",
                    "termékvonal", "cikkcsoport"),
            Field.optional("quarter", "q", "negyedév"),
            Field.optional("month", "period", "hónap"),
            Field.required("amount", "goal", "quota", "target", "salesquota", "cél", "kvóta",
                    "összeg"));

    private final Goals goals;
    private final Reps reps;
    private final ProductLines lines;

    GoalSubject(Goals goals, Reps reps, ProductLines lines) {
        super("goals", Audience.KEEPERS, "/goals", FIELDS);
        this.goals = goals;
        this.reps = reps;
        this.lines = lines;
    }

    @Override
    public List<List<String>> sample(Currency own) {
        return List.of(
                List.of("2026", "R1", "revenue", "", "1", "", "9000000"),
                List.of("2026", "R1", "revenue", "", "2", "", "11000000"),
                List.of("2026", "R2", "revenue", "PUMP", "", "", "48000000"));
    }

    @Override
    Intake<GoalIntake.Said> intake(Viewer viewer, Import source) {
        return new GoalIntake(
                viewer, goals, reps.all(viewer), lines.all(viewer), source.fileName());
    }

    /// Puts the numbers that were in force before in force again. A goal that the import made is
    /// nothing from now on: a number that was set stays in sight.
    @Override
    public void undo(Viewer viewer, Import source, Trace trace, Progress progress) {
        var now = inForce(viewer, trace);
        for (var change : trace.goals()) {
            if (!change.after().equals(now.get(Key.of(change)))) refuse();
            var before = change.before().isEmpty()
                    ? Collections.nCopies(change.after().size(), 0L) : change.before();
            goals.set(viewer,
                    new Aim(change.year(), change.measure(), change.rep(), change.line()),
                    new GoalMonths(before, Profile.MANUAL, source.fileName()));
            progress.advance(1);
        }
        now = inForce(viewer, trace);
        for (var change : trace.goals()) {
            if (change.after().equals(now.get(Key.of(change)))) refuse();
        }
    }

    private record Key(int year, Measure measure, @Nullable UUID rep, @Nullable UUID line) {

        private static Key of(GoalChange change) {
            return new Key(change.year(), change.measure(), change.rep(), change.line());
        }
    }

    private Map<Key, List<Long>> inForce(Viewer viewer, Trace trace) {
        var found = new HashMap<Key, List<Long>>();
        for (int year : trace.goals().stream().map(GoalChange::year).distinct().toList()) {
            for (var goal : goals.inForce(viewer, year)) {
                found.put(new Key(year, goal.measure(), goal.rep(), goal.productLine()),
                        goal.months());
            }
        }
        return found;
    }

    private static void refuse() {
        throw new JobFailed(Trouble.of("exchange.undo.goalChanged"));
    }
}
