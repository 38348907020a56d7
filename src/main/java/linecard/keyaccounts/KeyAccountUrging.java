package linecard.keyaccounts;

import linecard.access.Viewer;
import linecard.calls.Urging;
import linecard.people.Reps;

import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// The week's list of calls at key accounts, in the day-book.
@Component
class KeyAccountUrging implements Urging {

    private final Weeks weeks;
    private final Reps reps;

    KeyAccountUrging(Weeks weeks, Reps reps) {
        this.weeks = weeks;
        this.reps = reps;
    }

    @Override
    public List<Urged> of(Viewer viewer, UUID rep, LocalDate day) {
        var week = weeks.of(viewer, reps.of(viewer, rep), day);
        if (!week.week().span().contains(day)) return List.of();
        return week.wanted().stream()
                .map(one -> new Urged(one.standing().account(), "keyaccounts.urged",
                        List.of(Math.round(one.gap()))))
                .toList();
    }
}
