package linecard.keyaccounts;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.jobs.NamedWork;
import linecard.jobs.Progress;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

/// The work of each night, reviews that are due and a look for what goes wrong; and of taking a
/// review anew because somebody asked for it.
@Component
class ReviewWork extends NamedWork {

    static final String KIND = "key-accounts";

    private final Reviewing reviewing;
    private final Watching watching;
    private final Clock clock;

    ReviewWork(Reviewing reviewing, Watching watching, Clock clock) {
        super(KIND, Audience.KEEPERS, "keyaccounts.job", "/accounts/key");
        this.reviewing = reviewing;
        this.watching = watching;
        this.clock = clock;
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
}
