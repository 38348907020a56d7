package linecard.calls;

import linecard.access.Member;
import linecard.access.Members;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.calls.Monitoring.Feature;
import linecard.plan.WorkingCalendars;

import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Which reps a reminder may reach: those who take letters, between their hours, and where the
/// regime lets it.
@Component
public class Reminding {

    private final Members members;
    private final Regimes regimes;
    private final WorkingTimes times;
    private final WorkingCalendars calendars;

    Reminding(Members members, Regimes regimes, WorkingTimes times, WorkingCalendars calendars) {
        this.members = members;
        this.regimes = regimes;
        this.times = times;
        this.calendars = calendars;
    }

    /// @param day which it is for the rep
    public record Reached(Member member, UUID rep, LocalDate day) {}

    /// All of them at a moment.
    public List<Reached> at(Viewer viewer, Instant now) {
        var known = regimes.known(viewer);
        var hours = times.all(viewer);
        var zone = viewer.organisation().zone();
        var reached = new ArrayList<Reached>();
        for (var member : members.all(viewer)) {
            var rep = member.rep();
            var agency = member.agency();
            if (member.role() != Role.REP || rep == null || agency == null) continue;
            var own = hours.getOrDefault(rep, Hours.usual(rep, zone));
            var day = own.day(now);
            if (own.letters() && own.isReachable(now)
                    && known.on(agency, day).contains(Feature.REMINDERS)) {
                reached.add(new Reached(member, rep, day));
            }
        }
        return reached;
    }

    /// Those of them who work that day.
    public List<Reached> working(Viewer viewer, Instant now) {
        var today = LocalDate.ofInstant(now, viewer.organisation().zone());
        var off = times.offWithin(viewer, new Span(today.minusDays(1), today.plusDays(2)));
        var worked = calendars.of(viewer, today.getYear(), today.getYear());
        return at(viewer, now).stream()
                .filter(one -> worked.isWorking(one.day())
                        && !off.getOrDefault(one.rep(), Set.of()).contains(one.day()))
                .toList();
    }
}
