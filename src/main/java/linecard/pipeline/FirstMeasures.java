package linecard.pipeline;

import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.keeping.FirstLook;
import linecard.people.Today;
import linecard.pipeline.Between.Usual;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.List;
import java.util.Map;

/// What happened to the pipeline in the usual days, how far opportunities come, and what those
/// that ended say.
@Component
class FirstMeasures implements FirstLook {

    private final Movements movements;
    private final Funnels funnels;
    private final Measures measures;
    private final Clock clock;

    FirstMeasures(Movements movements, Funnels funnels, Measures measures, Clock clock) {
        this.movements = movements;
        this.funnels = funnels;
        this.measures = measures;
        this.clock = clock;
    }

    @Override
    public void workOut(Viewer viewer) {
        for (var usual : List.of(Usual.WEEK, Usual.MONTH, Usual.QUARTER)) {
            movements.flows(viewer, days(viewer, usual), null);
        }
        funnels.of(viewer, days(viewer, Usual.YEAR), null);
        measures.since(viewer, Today.of(viewer, clock).minusMonths(MeasurePages.MONTHS));
    }

    private Span days(Viewer viewer, Usual usual) {
        return Between.of(viewer, Map.of(), usual, Today.of(viewer, clock)).days();
    }
}
