package linecard.reports;

import linecard.access.Viewer;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.plan.Goals;
import linecard.plan.WorkingCalendars;
import linecard.sales.Basis;
import linecard.sales.Results;
import linecard.sales.Results.By;
import linecard.sales.Results.RepMonth;
import linecard.sales.Scope;
import linecard.sales.Sum;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/// Gathers what a board needs from the rooms below, in a handful of queries whatever its size.
@Component
class Boards {

    private final Results results;
    private final Goals goals;
    private final WorkingCalendars calendars;
    private final Reps reps;
    private final ProductLines lines;

    Boards(Results results, Goals goals, WorkingCalendars calendars, Reps reps,
            ProductLines lines) {
        this.results = results;
        this.goals = goals;
        this.calendars = calendars;
        this.reps = reps;
        this.lines = lines;
    }

    /// @param rep only this one; null for everybody
    @Transactional(readOnly = true)
    public Board of(Viewer viewer, Lens lens, @Nullable UUID rep, LocalDate today) {
        var window = lens.window();
        var scope = scope(viewer, lens, rep);
        var now = months(viewer, lens, scope, window, today);
        var before = months(viewer, lens, scope, window.prior(), today);
        var toDate = toDate(viewer, lens, scope, today);
        var bridges = lens.basis() == Basis.AS_IS && viewer.role().isStaff() && rep == null
                && lens.productLine() == null
                ? results.bridges(viewer, window.prior().span(), today)
                : new HashMap<@Nullable UUID, Results.Bridge>();
        var inForce = goals.inForce(viewer, window.year().number()).stream()
                .filter(goal -> goal.measure() == lens.measure()
                        && Objects.equals(goal.productLine(), lens.productLine()))
                .toList();
        var calendar = calendars.of(viewer,
                window.span().from().getYear(), window.year().span().to().getYear());
        Map<UUID, Rep> people = new HashMap<>();
        for (var one : reps.all(viewer)) {
            if (rep == null || one.id().equals(rep)) people.put(one.id(), one);
        }
        return BoardRules.board(lens, rep, today, calendar, people, viewer.language(),
                now, before, toDate, bridges, inForce);
    }

    private Scope scope(Viewer viewer, Lens lens, @Nullable UUID rep) {
        Set<UUID> within = lens.productLine() == null ? Set.of()
                : new LineTree(lines.all(viewer)).within(lens.productLine());
        return new Scope(rep, false, null, null, within);
    }

    private List<RepMonth> months(
            Viewer viewer, Lens lens, Scope scope, Window window, LocalDate today) {
        return results.byRepAndMonth(viewer, lens.basis(), scope, window.year().span(), today,
                lens.heldThrough());
    }

    /// The year before up to the same date, by rep; null where the window is not running.
    private @Nullable Map<@Nullable UUID, Sum> toDate(
            Viewer viewer, Lens lens, Scope scope, LocalDate today) {
        var span = lens.window().priorToDate(today);
        if (span == null) return null;
        var sums = new HashMap<@Nullable UUID, Sum>();
        for (var slice : results.by(viewer, By.REP, lens.basis(), scope, span, today,
                lens.heldThrough())) {
            sums.put(slice.key(), slice.sum());
        }
        return sums;
    }
}
