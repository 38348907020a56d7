package linecard.plan;

import linecard.access.Viewer;
import linecard.catalog.ProductLines;
import linecard.people.Reps;
import linecard.web.Choice;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/// Gathers the goals of a year with their people and the year before.
@Component
class GoalTables {

    private final Goals goals;
    private final Reps reps;
    private final PastYears past;
    private final ProductLines lines;

    GoalTables(Goals goals, Reps reps, PastYears past, ProductLines lines) {
        this.goals = goals;
        this.reps = reps;
        this.past = past;
        this.lines = lines;
    }

    /// The working reps, and those who left but have a goal, by name.
    @Transactional(readOnly = true)
    GoalTable of(Viewer viewer, GoalLens lens, LocalDate today) {
        var before = viewer.organisation().calendar().year(lens.year().number() - 1);
        var prior = past.of(viewer, before, lens.measure(), lens.line(), today);
        var goalOfRep = new HashMap<@Nullable UUID, Negotiation>();
        for (var goal : goals.ofYear(viewer, lens.year().number())) {
            if (lens.shows(goal)) goalOfRep.put(goal.rep(), goal);
        }
        var rows = new ArrayList<GoalTable.Row>();
        for (var rep : reps.all(viewer)) {
            var goal = goalOfRep.get(rep.id());
            if (rep.archived() && goal == null) continue;
            rows.add(new GoalTable.Row(
                    rep.id(), rep.name(viewer.language()), goal, prior.get(rep.id())));
        }
        return new GoalTable(lens, rows, goalOfRep.get(null),
                prior.isEmpty() ? null : PastYears.whole(prior));
    }

    List<Choice> lineChoices(Viewer viewer) {
        return lines.all(viewer).stream()
                .filter(line -> !line.archived())
                .map(line -> new Choice(line.id().toString(), line.name()))
                .toList();
    }
}
