package linecard.commissions;

import linecard.access.Viewer;
import linecard.calendar.FiscalCalendar;
import linecard.calendar.FiscalPeriod;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.commissions.Accrual.Fresh;
import linecard.reckoning.Agreement;
import linecard.reckoning.Answer;
import linecard.reckoning.Differences;
import linecard.reckoning.Lines;
import linecard.reckoning.Reckoned;
import linecard.reckoning.Refused;
import linecard.reckoning.Summed;
import linecard.stated.LinesPacking;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Reckons the windows in which something has moved. Where a month is closed, those whose earlier
/// days are as they were stated go on from there, see [Forward]; else all lines of the window are
/// reckoned, those of before and those of now.
@Repository
class MovedWindows {

    private final JdbcClient sql;
    private final StatedWindows stated;
    private final Inputs inputs;
    private final ProductLines productLines;

    MovedWindows(
            JdbcClient sql, StatedWindows stated, Inputs inputs, ProductLines productLines) {
        this.sql = sql;
        this.stated = stated;
        this.inputs = inputs;
        this.productLines = productLines;
    }

    /// A window with the lines that are known of it, as far as it does not go on.
    ///
    /// @param after what it goes on from; null where it stands by itself
    /// @param before that alone, with what is new in `now`; null where its lines are needed, since
    ///     it stands by itself or a tier was passed that reaches back
    private record Step(
            WindowNow window, Gathered gathered, @Nullable Forward after, @Nullable Reckoned before,
            @Nullable Reckoned now) {

        boolean isByLines() {
            return before == null;
        }

        static Step byLines(WindowNow window, Gathered gathered, @Nullable Forward after) {
            return new Step(window, gathered, after, null, null);
        }
    }

    /// One of each agency that has any.
    ///
    /// @param isClosing whether a month is closed: else every line of now is told
    Map<UUID, Accrual> reckon(
            Viewer viewer, List<Standing> standings, List<WindowNow> moved, FiscalPeriod period,
            boolean isClosing) {
        var calendar = viewer.organisation().calendar();
        var until = period.span().to();
        var tree = new LineTree(productLines.all(viewer));
        var forwards = isClosing ? forwards(viewer, moved, until, tree)
                : Map.<WindowNow, Forward>of();
        var counts = new HashMap<UUID, Counts>();
        for (var now : moved) counts.put(now.agency(), now.counts());
        var gathered = inputs.of(viewer, moved.stream().map(now -> {
            var forward = forwards.get(now);
            var asked = WindowReckoning.asked(now, until);
            return forward == null ? asked : asked.since(forward.until());
        }).toList(), counts, tree);
        var steps = new ArrayList<Step>();
        for (int i = 0; i < gathered.size(); i++) {
            var now = moved.get(i);
            steps.add(step(now, gathered.get(i), forwards.get(now), calendar));
        }
        var byLines = steps.stream().filter(Step::isByLines).toList();
        var passed = byLines.stream().filter(step -> step.after() != null).toList();
        var whole = new IdentityHashMap<WindowNow, Gathered>();
        var again = inputs.of(viewer, passed.stream()
                .map(step -> WindowReckoning.asked(step.window(), until)).toList(), counts, tree);
        for (int i = 0; i < again.size(); i++) whole.put(passed.get(i).window(), again.get(i));
        var known = stated.lines(viewer,
                byLines.stream().flatMap(step -> step.window().before().stream()).toList());
        var byAgency = new HashMap<UUID, List<Step>>();
        for (var step : steps) {
            byAgency.computeIfAbsent(step.window().agency(), _ -> new ArrayList<>()).add(step);
        }
        var accruals = new HashMap<UUID, Accrual>();
        for (var standing : standings) {
            var agreement = standing.agreement();
            var theirs = byAgency.get(standing.agency());
            if (agreement == null || theirs == null) continue;
            accruals.put(standing.agency(), new One(agreement, calendar, period, isClosing, whole,
                    known).of(theirs));
        }
        return accruals;
    }

    /// What windows can go on from.
    private Map<WindowNow, Forward> forwards(
            Viewer viewer, List<WindowNow> moved, LocalDate until, LineTree tree) {
        var may = moved.stream().filter(now -> mayGoOn(viewer, now, until)).toList();
        var found = stated.forwards(viewer,
                may.stream().map(now -> now.before().getFirst().id()).toList());
        var accounts = new HashSet<UUID>();
        for (var forward : found.values()) accounts.addAll(forward.types().keySet());
        var now = new AccountsNow(sql, accounts);
        var forwards = new IdentityHashMap<WindowNow, Forward>();
        for (var one : may) {
            var stated = one.before().getFirst();
            var forward = found.get(stated.id());
            if (forward != null && forward.stands(stated, one.counts(), now, tree)) {
                forwards.put(one, forward);
            }
        }
        return forwards;
    }

    /// From the same first day by the same terms, where no return lies before what it takes back.
    private static boolean mayGoOn(Viewer viewer, WindowNow now, LocalDate until) {
        if (now.before().size() != 1 || now.counts().areStrayed(now.window().span())) return false;
        var stated = now.before().getFirst();
        var span = now.window().span();
        var calendar = viewer.organisation().calendar();
        return stated.span().from().equals(span.from()) && !stated.span().to().isAfter(span.to())
                && stated.terms().equals(now.terms())
                && Reading.isWhole(WindowReckoning.asked(now, until), calendar);
    }

    private static Step step(
            WindowNow now, Gathered gathered, @Nullable Forward after, FiscalCalendar calendar) {
        if (after == null) return Step.byLines(now, gathered, null);
        var lines = after.with(gathered.lines());
        if (lines == null) return Step.byLines(now, gathered, after);
        var then = reckoned(now, after.sums(), calendar);
        var all = reckoned(now, lines, calendar);
        return then instanceof Reckoned before && all instanceof Reckoned with
                && before.total() == now.before().getFirst().total()
                && Summed.keeps(before, with) ? new Step(now, gathered, after, before, with)
                : Step.byLines(now, gathered, after);
    }

    private static Answer reckoned(WindowNow now, Lines lines, FiscalCalendar calendar) {
        return WindowReckoning.reckoned(now.window().agreement(), calendar,
                new LinesPacking.Known(lines, Map.of()), now.window().span());
    }

    /// What one agency has earned.
    ///
    /// @param whole all lines of those that pass a tier
    /// @param known the lines of what was stated
    private record One(
            Agreement agreement, FiscalCalendar calendar, FiscalPeriod period, boolean isClosing,
            Map<WindowNow, Gathered> whole, Map<UUID, LinesPacking.Known> known) {

        Accrual of(List<Step> steps) {
            var fresh = new ArrayList<Fresh>();
            var gathered = new ArrayList<Gathered>();
            for (var step : steps) {
                var theirs = whole.getOrDefault(step.window(), step.gathered());
                var answer = answer(step, theirs);
                if (answer instanceof Refused why) return Accrual.refused(agreement, why);
                fresh.add(fresh(step, theirs, answer.orThrow()));
                gathered.add(theirs);
            }
            var superseded = steps.stream().flatMap(step -> step.window().before().stream())
                    .distinct().toList();
            var before = before(steps);
            var after = Reckoned.joined(fresh.stream().map(Fresh::reckoned).toList());
            var lines = new ArrayList<Lines>();
            for (var old : before) lines.add(old.lines());
            for (var one : fresh) lines.add(one.known().lines());
            return new Accrual(agreement, superseded, List.copyOf(fresh),
                    lines, Differences.between(before.isEmpty() ? WindowReckoning.nothing(after)
                            : Reckoned.joined(before), after, period.span()),
                    Gathered.Names.of(gathered), null);
        }

        private Answer answer(Step step, Gathered theirs) {
            if (step.now() != null) return step.now();
            return WindowReckoning.reckoned(step.window().window().agreement(), calendar,
                    theirs.known(), step.window().window().span());
        }

        private Fresh fresh(Step step, Gathered theirs, Reckoned reckoned) {
            var now = step.window();
            var stated = step.after() == null ? null : now.before().getFirst();
            var fresh = stated == null ? theirs : step.gathered();
            boolean goesOn = stated != null && (!step.isByLines()
                    || stated.lines() + fresh.lines().size() == theirs.lines().size());
            if (!goesOn) fresh = theirs;
            return new Fresh(now.window().span(), now.counted(), now.terms(), fresh.known(),
                    reckoned, goesOn ? stated : null, isClosing ? Forward.of(now.window(), calendar,
                            reckoned, fresh.lines(), goesOn ? step.after() : null,
                            period.span().to(), now.counts()) : null);
        }

        private List<Reckoned> before(List<Step> steps) {
            var before = new ArrayList<Reckoned>();
            var seen = new HashSet<UUID>();
            for (var step : steps) {
                if (step.before() != null) before.add(step.before());
                else for (var old : step.window().before()) {
                    if (seen.add(old.id())) before.add(WindowReckoning.again(old, known, calendar));
                }
            }
            return before;
        }
    }
}
