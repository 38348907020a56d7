package linecard.reports;

import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.catalog.ProductLines;
import linecard.keeping.Kept;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.plan.Goals;
import linecard.plan.WorkingCalendars;
import linecard.reports.BoardRules.Known;
import linecard.reports.Lens.Sort;
import linecard.sales.Basis;
import linecard.sales.Results;
import linecard.sales.Results.By;
import linecard.sales.Results.SliceMonth;
import linecard.sales.Scope;
import linecard.sales.Sum;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Gathers what a board needs from the rooms below, in a handful of queries whatever its size.
@Component
class Boards {

    /// @param rep null for everybody
    private record Asked(Lens lens, @Nullable UUID rep, LocalDate today)
            implements Kept.Asked<Worked> {

        @Override
        public int rows(Worked worked) {
            return worked.board().rows().size();
        }
    }

    /// @param orders the rows in each order that was asked for
    private record Worked(Board board, Map<Sort, List<Board.Row>> orders) {

        Board through(Lens lens) {
            return board.through(lens, orders.computeIfAbsent(lens.sort(),
                    sort -> BoardOrder.of(board.rows(), sort)));
        }
    }

    private final Results results;
    private final Goals goals;
    private final WorkingCalendars calendars;
    private final Reps reps;
    private final ProductLines lines;
    private final Kept kept;

    Boards(Results results, Goals goals, WorkingCalendars calendars, Reps reps,
            ProductLines lines, Kept kept) {
        this.results = results;
        this.goals = goals;
        this.calendars = calendars;
        this.reps = reps;
        this.lines = lines;
        this.kept = kept;
    }

    /// Everybody whom the viewer may see.
    @Transactional(readOnly = true)
    Board of(Viewer viewer, Lens lens, LocalDate today) {
        return ofKept(viewer, lens, null, today);
    }

    /// One rep.
    @Transactional(readOnly = true)
    Board ofRep(Viewer viewer, Lens lens, UUID rep, LocalDate today) {
        return ofKept(viewer, lens, rep, today);
    }

    private Board ofKept(Viewer viewer, Lens lens, @Nullable UUID rep, LocalDate today) {
        var whole = lens.whole();
        return kept.of(viewer, new Asked(whole, rep, today), () -> new Worked(
                of(viewer, whole, rep, today), new ConcurrentHashMap<>())).through(lens);
    }

    private Board of(Viewer viewer, Lens lens, @Nullable UUID rep, LocalDate today) {
        var window = lens.window();
        var scope = scope(viewer, lens, rep);
        var counted = results.upTo(viewer, window.span(), today);
        var years = new Span(window.prior().year().span().from(),
                results.upTo(viewer, window.year().span(), today).to());
        // Of everybody only the window is told apart by rep; the other months of the chart by none.
        boolean isWhole = rep != null || window.by() == Window.By.YEAR;
        var months = months(viewer, lens, scope, isWhole ? years : window.prior().span(), today);
        // What has not begun lies after the days of the year that are counted.
        if (!isWhole || !years.contains(counted.from())) {
            months.addAll(months(viewer, lens, scope, counted, today));
        }
        var byMonth = isWhole ? BoardRules.byMonth(months)
                : results.byMonth(viewer, scope.productLines(), years);
        var later = counted.equals(window.span()) ? new HashMap<@Nullable UUID, Sum>()
                : byRep(viewer, lens, scope, new Span(counted.to(), window.span().to()), today);
        var toDate = window.priorToDate(today);
        var bridges = lens.basis() == Basis.AS_IS && viewer.role().isStaff() && rep == null
                && lens.productLine() == null
                ? results.bridges(viewer, window.prior().span(), today)
                : new HashMap<@Nullable UUID, Results.Bridge>();
        int year = window.year().number();
        var inForce = (rep == null
                ? goals.inForce(viewer, year) : goals.inForce(viewer, year, rep)).stream()
                .filter(goal -> goal.measure() == lens.measure()
                        && Objects.equals(goal.productLine(), lens.productLine()))
                .toList();
        var calendar = calendars.of(viewer,
                window.span().from().getYear(), window.year().span().to().getYear());
        Map<UUID, Rep> people = new HashMap<>();
        var known = rep == null ? reps.all(viewer) : reps.of(viewer, List.of(rep));
        for (var one : known) people.put(one.id(), one);
        return BoardRules.board(lens,
                new Known(rep, people, months, later, byMonth,
                        toDate == null ? null : byRep(viewer, lens, scope, toDate, today),
                        bridges, inForce),
                calendar, today, viewer.language());
    }

    private List<SliceMonth> months(
            Viewer viewer, Lens lens, Scope scope, Span span, LocalDate today) {
        return new ArrayList<>(results.byMonth(
                viewer, By.REP, lens.question(scope, span, today)));
    }

    private Scope scope(Viewer viewer, Lens lens, @Nullable UUID rep) {
        return new Scope(rep, false, null, null, lines.within(viewer, lens.productLine()));
    }

    private Map<@Nullable UUID, Sum> byRep(
            Viewer viewer, Lens lens, Scope scope, Span days, LocalDate today) {
        var sums = new HashMap<@Nullable UUID, Sum>();
        for (var slice : results.by(viewer, By.REP, lens.question(scope, days, today))) {
            sums.put(slice.key(), slice.sum());
        }
        return sums;
    }
}
