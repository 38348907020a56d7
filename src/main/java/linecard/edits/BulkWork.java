package linecard.edits;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.jobs.NamedWork;
import linecard.jobs.Progress;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.util.UUID;

/// The work of changing many records, or of taking that back.
@Component
class BulkWork extends NamedWork {

    static final String KIND = "bulk";

    private final ObjectProvider<BulkBook> book;

    /// @param book looked up when it is needed, since it needs the jobs itself
    BulkWork(ObjectProvider<BulkBook> book) {
        super(KIND, Audience.KEEPERS, "edits.bulk", "/bulk/");
        this.book = book;
    }

    @Override
    public void run(Viewer viewer, UUID subject, Progress progress) {
        book.getObject().run(viewer, subject, progress);
    }
}
