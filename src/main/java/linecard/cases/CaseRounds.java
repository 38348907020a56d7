package linecard.cases;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import linecard.access.Identities;
import linecard.access.Member;
import linecard.access.Members;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.jobs.Everywhere;
import linecard.jobs.Recurring;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

import static linecard.access.Audience.GUARDIANS;

/// Minds the clocks of cases: takes up signals that weigh, tells each who decides about cases what
/// waits, and deletes what is kept no longer. It looks through the eyes of each, since there are
/// cases that one of them does not see.
@Component
class CaseRounds implements Recurring {

    private final Everywhere everywhere;
    private final Identities identities;
    private final Members members;
    private final Cases cases;
    private final CaseLetters letters;
    private final SignalIntake signals;
    private final Clock clock;

    CaseRounds(Everywhere everywhere, Identities identities, Members members, Cases cases,
            CaseLetters letters, SignalIntake signals, Clock clock) {
        this.everywhere = everywhere;
        this.identities = identities;
        this.members = members;
        this.cases = cases;
        this.letters = letters;
        this.signals = signals;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "case-clocks";
    }

    @Override
    public Schedule schedule() {
        return FixedDelay.ofHours(1);
    }

    @Override
    public void run() {
        everywhere.run(this, this::mind);
    }

    void mind(Viewer owner) {
        var today = LocalDate.ofInstant(clock.instant(), owner.organisation().zone());
        members.all(owner).stream()
                .filter(one -> GUARDIANS.includes(one.role()))
                .map(one -> reader(owner, one)).flatMap(Optional::stream)
                .forEach(reader -> Bound.run(reader.binding(), () -> {
                    letters.tell(reader, today);
                    cases.forget(reader, today);
                }));
        signals.take(owner, today);
    }

    private Optional<Viewer> reader(Viewer owner, Member one) {
        return identities.viewer(one.user().id(), owner.organisation().id());
    }
}
