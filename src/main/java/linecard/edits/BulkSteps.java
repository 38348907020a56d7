package linecard.edits;

import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.edits.Bulk.State;
import linecard.jobs.JobFailed;
import linecard.jobs.Jobs;
import linecard.words.Words;

import org.springframework.stereotype.Component;

import java.util.UUID;

/// Which step a change of many records may take next.
@Component
class BulkSteps {

    private final Bulks bulks;
    private final BulkBook book;
    private final Jobs jobs;

    BulkSteps(Bulks bulks, BulkBook book, Jobs jobs) {
        this.bulks = bulks;
        this.book = book;
        this.jobs = jobs;
    }

    /// @throws Stale where it is made already, or being made
    void apply(Viewer viewer, UUID id, Words words) {
        var bulk = bulks.of(viewer, id);
        if (bulk.state() != State.PROPOSED && !hasStopped(viewer, bulk, State.APPLYING)) {
            throw new Stale("bulk");
        }
        book.ask(viewer, bulk, State.APPLYING, book.preview(viewer, bulk, words).counts().all());
    }

    /// @throws Stale where it is not made, or taken back already
    /// @throws JobFailed where something changed since stands in the way
    void undo(Viewer viewer, UUID id) {
        var bulk = bulks.of(viewer, id);
        if (bulk.state() != State.APPLIED && !hasStopped(viewer, bulk, State.UNDOING)) {
            throw new Stale("bulk");
        }
        book.ask(viewer, bulk, State.UNDOING, bulk.counts().changed());
    }

    /// Whether its job ended without having done it.
    private boolean hasStopped(Viewer viewer, Bulk bulk, State at) {
        var job = bulk.job();
        return bulk.state() == at && job != null && jobs.of(viewer, job).state().isOver();
    }
}
