package linecard.calls;

import linecard.access.Viewer;
import linecard.accounts.Accounts;
import linecard.calendar.IsoWeek;
import linecard.calendar.Span;
import linecard.calls.Call.State;
import linecard.calls.Monitoring.Feature;
import linecard.people.Rep;
import linecard.people.Reps;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/// Puts a rep's day-book together.
@Component
class DayBooks {

    static final int SUGGESTED = 15;

    /// How far back days that were not reported are asked after, and what is owed is remembered.
    static final int DAYS_OPEN = 14;
    static final int DAYS_OWED = 120;

    private final Reps reps;
    private final Accounts accounts;
    private final Calls calls;
    private final CallReports reports;
    private final Suggestions suggestions;
    private final OpenDays openDays;
    private final Talk talk;
    private final Efforts efforts;
    private final Regimes regimes;
    private final WorkingTimes times;
    private final ObjectProvider<Urging> urgings;
    private final Clock clock;

    DayBooks(Reps reps, Accounts accounts, Calls calls, CallReports reports,
            Suggestions suggestions, OpenDays openDays, Talk talk, Efforts efforts,
            Regimes regimes, WorkingTimes times, ObjectProvider<Urging> urgings, Clock clock) {
        this.reps = reps;
        this.accounts = accounts;
        this.calls = calls;
        this.reports = reports;
        this.suggestions = suggestions;
        this.openDays = openDays;
        this.talk = talk;
        this.efforts = efforts;
        this.regimes = regimes;
        this.times = times;
        this.urgings = urgings;
        this.clock = clock;
    }

    /// The rep that the viewer is.
    Rep own(Viewer viewer) {
        return reps.of(viewer, Objects.requireNonNull(viewer.rep()));
    }

    LocalDate today(Viewer viewer, UUID rep) {
        return times.of(viewer, rep).today(clock);
    }

    @Transactional(readOnly = true)
    DayBook of(Viewer viewer) {
        var rep = own(viewer);
        var today = today(viewer, rep.id());
        var on = regimes.known(viewer).on(rep.agency(), today);
        var all = calls.ofRep(viewer, rep.id(), today, today);
        var urged = urged(viewer, rep.id(), today);
        var suggested = suggestions.of(
                viewer, rep.id(), today, SUGGESTED, urged.keySet());
        var owed = openDays.owed(viewer, rep.id(), today.minusDays(DAYS_OWED));
        var named = new HashSet<UUID>();
        all.forEach(call -> named.add(call.account()));
        owed.forEach(one -> named.add(one.account()));
        var asked = new HashSet<>(named);
        suggested.forEach(one -> asked.add(one.account()));
        var questions = talk.open(viewer, asked).stream()
                .collect(Collectors.groupingBy(Question::account, Collectors.counting()));
        var open = on.contains(Feature.REPORTS) ? openDays.of(viewer, rep.id(),
                today.minusDays(DAYS_OPEN), today.minusDays(1)) : List.<OpenDays.Open>of();
        var week = IsoWeek.of(today).span();
        var facts = Objects.requireNonNull(
                efforts.facts(viewer, List.of(rep), week).get(rep.id()));
        var weeks = EffortRules.effort(facts, week, today).weeks();
        return new DayBook(rep, today, on,
                all.stream().filter(call -> call.told().state() == State.PLANNED).toList(),
                all.stream().filter(call -> call.told().state() != State.PLANNED).toList(),
                suggested, urged, accounts.those(viewer, named),
                weeks.isEmpty() ? null : weeks.getFirst(),
                EffortRules.byDay(facts, week).getOrDefault(today, 0), askedToday(facts, today),
                Map.copyOf(questions), open, owed,
                reports.ofDay(viewer, rep.id(), today).isPresent());
    }

    /// Where other rooms say that a rep should call soon, the most urgent first.
    @Transactional(readOnly = true)
    Map<UUID, Urging.Urged> urged(Viewer viewer, UUID rep, LocalDate day) {
        var urged = new LinkedHashMap<UUID, Urging.Urged>();
        for (var urging : urgings.orderedStream().toList()) {
            for (var one : urging.of(viewer, rep, day)) urged.putIfAbsent(one.account(), one);
        }
        return urged;
    }

    private static int askedToday(EffortRules.Facts facts, LocalDate today) {
        var day = new Span(today, today.plusDays(1));
        var weeks = EffortRules.effort(facts, day, today).weeks();
        return weeks.isEmpty() ? 0 : weeks.getFirst().asked();
    }
}
