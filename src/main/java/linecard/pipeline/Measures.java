package linecard.pipeline;

import linecard.access.Viewer;
import linecard.keeping.Kept;
import linecard.pipeline.StageRates.Measured;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;

/// What opportunities that ended lately say of the pipeline, worked out anew only after a change.
@Component
class Measures {

    private record Asked(LocalDate since) implements Kept.OfActivity<Measured> {}

    private final Histories histories;
    private final Kept kept;

    Measures(Histories histories, Kept kept) {
        this.histories = histories;
        this.kept = kept;
    }

    @Transactional(readOnly = true)
    Measured since(Viewer viewer, LocalDate day) {
        var zone = viewer.organisation().zone();
        return kept.of(viewer, new Asked(day), () -> StageRates.of(
                histories.finished(viewer, day.atStartOfDay(zone).toInstant()), zone));
    }
}
