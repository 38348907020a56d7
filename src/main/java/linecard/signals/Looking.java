package linecard.signals;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.jobs.Progress;
import linecard.jobs.Work;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.UUID;

/// The work of looking through everything of an organisation.
@Component
class Looking implements Work {

    static final String KIND = "signals";

    private final Looks looks;
    private final Clock clock;

    Looking(Looks looks, Clock clock) {
        this.looks = looks;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Audience audience() {
        return Audience.GUARDIANS;
    }

    @Override
    public void run(Viewer viewer, UUID subject, Progress progress) {
        looks.look(viewer, clock.instant(), new Looks.Watch() {
            @Override
            public void outOf(long steps) {
                progress.outOf(steps);
            }

            @Override
            public void advance(long steps) {
                progress.advance(steps);
            }

            @Override
            public void fence() {
                progress.fence();
            }
        });
    }

    @Override
    public String name() {
        return "signals.job";
    }

    @Override
    public String path(UUID subject) {
        return "/conflicts";
    }
}
