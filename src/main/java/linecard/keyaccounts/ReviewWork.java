package linecard.keyaccounts;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.jobs.Progress;
import linecard.jobs.Work;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

/// The work of each night, reviews that are due and a look for what goes wrong; and of taking a
/// review anew because somebody asked for it.
@Component
class ReviewWork implements Work {

    static final String KIND = "key-accounts";

    private final Reviewing reviewing;
    private final Watching watching;
    private final Clock clock;

    ReviewWork(Reviewing reviewing, Watching watching, Clock clock) {
        this.reviewing = reviewing;
        this.watching = watching;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Audience audience() {
        return Audience.KEEPERS;
    }

    /// @param subject the organisation; or the review to take anew
    @Override
    public void run(Viewer viewer, UUID subject, Progress progress) {
        var today = LocalDate.ofInstant(clock.instant(), viewer.organisation().zone());
        if (subject.equals(viewer.organisation().id())) {
            reviewing.takeDue(viewer, today, progress::fence);
        } else {
            reviewing.takeAnew(viewer, today, progress::fence);
        }
        watching.look(viewer, today, progress::fence);
    }

    @Override
    public String name() {
        return "keyaccounts.job";
    }

    @Override
    public String path(UUID subject) {
        return "/accounts/key";
    }
}
