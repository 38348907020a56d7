package linecard.edits;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.jobs.Progress;
import linecard.jobs.Work;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.util.UUID;

/// The work of changing many records, or of taking that back.
@Component
class BulkWork implements Work {

    static final String KIND = "bulk";

    private final ObjectProvider<BulkBook> book;

    /// @param book looked up when it is needed, since it needs the jobs itself
    BulkWork(ObjectProvider<BulkBook> book) {
        this.book = book;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Audience audience() {
        return Audience.KEEPERS;
    }

    @Override
    public String name() {
        return "edits.bulk";
    }

    @Override
    public String path(UUID subject) {
        return "/bulk/" + subject;
    }

    @Override
    public void run(Viewer viewer, UUID subject, Progress progress) {
        book.getObject().run(viewer, subject, progress);
    }
}
