package linecard.exchange;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.catalog.ProductLines;
import linecard.people.Reps;
import linecard.plan.Goals;

import org.springframework.stereotype.Component;

import java.util.List;

/// Goals by month, quarter or year.
@Component
class GoalSubject implements RecordSubject<GoalIntake.Said> {

    static final Field MEASURE = Field.optional("measure", "kpi", "mutató", "mérőszám")
            .oneOf("revenue", "margin", "units", "new_accounts", "calls");

    private static final List<Field> FIELDS = List.of(
            Field.required("year", "year", "fiscalyear", "év"),
            Field.optional("rep", "rep", "repid", "salesrep", "salesperson", "salespersonid",
                    "agent", "képviselő", "ügynök"),
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
        this.goals = goals;
        this.reps = reps;
        this.lines = lines;
    }

    @Override
    public String name() {
        return "goals";
    }

    @Override
    public Audience audience() {
        return Audience.KEEPERS;
    }

    @Override
    public List<Field> fields() {
        return FIELDS;
    }

    @Override
    public List<List<String>> sample() {
        return List.of(
                List.of("2026", "R1", "revenue", "", "1", "", "9000000"),
                List.of("2026", "R1", "revenue", "", "2", "", "11000000"),
                List.of("2026", "R2", "revenue", "PUMP", "", "", "48000000"));
    }

    @Override
    public String path() {
        return "/goals";
    }

    @Override
    public Intake<GoalIntake.Said> intake(Viewer viewer, Import source) {
        return new GoalIntake(
                viewer, goals, reps.all(viewer), lines.all(viewer), source.fileName());
    }
}
