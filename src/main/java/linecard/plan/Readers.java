package linecard.plan;

import linecard.access.Viewer;
import linecard.people.Reps;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Who is to read a sales plan.
@Component
class Readers {

    private final SalesPlans plans;
    private final Reps reps;

    Readers(SalesPlans plans, Reps reps) {
        this.plans = plans;
        this.reps = reps;
    }

    /// Every rep that the viewer may see, and whether that rep has read the plan.
    @Transactional(readOnly = true)
    List<Reader> of(Viewer viewer, UUID plan) {
        var acknowledged = plans.acknowledgements(viewer, plan);
        var readers = new ArrayList<Reader>();
        for (var rep : reps.all(viewer)) {
            var at = acknowledged.get(rep.id());
            if (rep.archived() && at == null) continue;
            readers.add(new Reader(rep.id(), rep.name(viewer.language()), at));
        }
        return readers;
    }
}
