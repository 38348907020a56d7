package linecard.prizes;

import linecard.access.Viewer;
import linecard.contests.Contest;
import linecard.contests.Contests;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Keeps what a contest gives, in its rules and beside them, as one.
@Component
public class Planning {

    private final Contests contests;
    private final Plans plans;

    Planning(Contests contests, Plans plans) {
        this.contests = contests;
        this.plans = plans;
    }

    /// @param contest a draft, with the prizes of the plan in its rules
    @Transactional
    public void keep(Viewer viewer, Contest contest, Plan plan) {
        contests.change(viewer, contest);
        plans.keep(viewer, plan);
    }
}
