package linecard.prizes;

import linecard.access.Viewer;
import linecard.commissions.CashPrizes.Due;
import linecard.prizes.Award.State;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// What agencies get in cash, for the statements that bear it.
@Component
class CashAwards {

    private final Awards awards;
    private final Suspensions suspensions;
    private final Clock clock;

    CashAwards(Awards awards, Suspensions suspensions, Clock clock) {
        this.awards = awards;
        this.suspensions = suspensions;
        this.clock = clock;
    }

    /// Those that were approved and are cash, withdrawn or not.
    @Transactional(readOnly = true)
    List<Due> ofAgencies(Viewer viewer, Collection<UUID> agencies) {
        var today = LocalDate.ofInstant(clock.instant(), viewer.organisation().zone());
        var all = new ArrayList<Due>();
        var won = awards.cash(viewer, agencies);
        if (won.isEmpty()) return all;
        var held = suspensions.on(viewer, today);
        for (var award : won) {
            var prize = award.prize();
            var approved = award.approved();
            if (prize == null || approved == null) continue;
            all.add(new Due(award.id(), award.agency(), award.rep(), award.who(),
                    award.contestName(), award.place(), award.won(), approved.on(), approved.by(),
                    award.state() == State.WITHDRAWN ? 0 : prize.minor(),
                    held.test(award)));
        }
        return all;
    }
}
