package linecard.demo;

import linecard.access.Viewer;
import linecard.keyaccounts.Reviewing;
import linecard.keyaccounts.Watching;

import org.springframework.stereotype.Component;

/// Has key accounts told from what was sold, and looked at.
@Component
class DemoKeyAccounts {

    private final Reviewing reviewing;
    private final Watching watching;

    DemoKeyAccounts(Reviewing reviewing, Watching watching) {
        this.reviewing = reviewing;
        this.watching = watching;
    }

    void write(Story story, Viewer owner) {
        reviewing.takeDue(owner, story.today(), () -> {});
        watching.look(owner, story.today(), () -> {});
    }
}
