package linecard.prizes;

import linecard.access.Viewer;
import linecard.people.Restraint.Kind;
import linecard.people.Restraints;

import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.function.Predicate;

/// Which prizes wait because something about their winners is not decided yet. Earned commission
/// never does.
@Component
class Suspensions {

    private final Restraints restraints;

    Suspensions(Restraints restraints) {
        this.restraints = restraints;
    }

    boolean holds(Viewer viewer, Award award, LocalDate day) {
        return on(viewer, day).test(award);
    }

    /// The same of many: what an agency won as a team waits only where all of it does.
    Predicate<Award> on(Viewer viewer, LocalDate day) {
        var all = restraints.of(viewer, Kind.PRIZE_SUSPENDED, day);
        return award -> all.stream().anyMatch(one -> one.holds(day)
                && one.agency().equals(award.agency())
                && (one.rep() == null || one.rep().equals(award.rep())));
    }
}
