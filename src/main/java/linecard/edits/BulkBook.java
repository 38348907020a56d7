package linecard.edits;

import linecard.access.History;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.edits.Bulk.Counts;
import linecard.edits.Bulk.State;
import linecard.jobs.JobFailed;
import linecard.jobs.Jobs;
import linecard.jobs.Progress;
import linecard.jobs.Trouble;
import linecard.traits.Marked;
import linecard.web.Query;
import linecard.words.ReadingException;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Looks at, makes and takes back changes of many records: each whole, in one transaction.
@Component
class BulkBook {

    private static final int SHOWN = 20;
    private static final int BATCH = 500;

    private final Bulks bulks;
    private final Editables editables;
    private final History history;
    private final Jobs jobs;

    BulkBook(Bulks bulks, Editables editables, History history, Jobs jobs) {
        this.bulks = bulks;
        this.editables = editables;
        this.history = history;
        this.jobs = jobs;
    }

    /// What a change would do now.
    ///
    /// @param said what is changed, in words
    /// @param hint what else is to be known of that; may be empty
    /// @param examples some of those that would change; `refused` some that would not
    record Preview(
            String said, String hint, Counts counts, List<Example> examples,
            List<Refusal> refused) {}

    /// @param before in words, as `after`; both empty where there is nothing to say of it
    record Example(UUID id, String name, String hint, String before, String after) {}

    record Refusal(UUID id, String name, ReadingException reason) {}

    /// All that is said of it once it is made: what, in words.
    @Transactional(readOnly = true)
    String said(Viewer viewer, Bulk bulk, Words words) {
        return said(viewer, bulk, editables.in(bulk.list()), words);
    }

    private <T extends Marked<T>> String said(
            Viewer viewer, Bulk bulk, Editable<T> records, Words words) {
        var edit = edit(viewer, bulk, records, words);
        if (edit.isEmpty()) return bulk.what() + ": " + bulk.value();
        var value = edit.get().shown(bulk.value(), words);
        return value.isEmpty() ? edit.get().label() : edit.get().label() + ": " + value;
    }

    @Transactional(readOnly = true)
    Preview preview(Viewer viewer, Bulk bulk, Words words) {
        return preview(viewer, bulk, editables.in(bulk.list()), words);
    }

    private <T extends Marked<T>> Preview preview(
            Viewer viewer, Bulk bulk, Editable<T> records, Words words) {
        var examples = new ArrayList<Example>();
        var refused = new ArrayList<Refusal>();
        var said = said(viewer, bulk, records, words);
        var edit = edit(viewer, bulk, records, words);
        if (edit.isEmpty()) return new Preview(said, "", Counts.NONE, examples, refused);
        var change = new Change<>(edit.get(), bulk.value(), records.fixed(viewer));
        int changed = 0;
        int kept = 0;
        int no = 0;
        for (var record : found(viewer, bulk, records, words)) {
            switch (change.of(record, record.id())) {
                case Change.Changed<T> one -> {
                    if (changed++ < SHOWN) {
                        examples.add(example(records, change.edit(), one, words));
                    }
                }
                case Change.Kept<T> _ -> kept++;
                case Change.No<T> one -> {
                    if (no++ < SHOWN) refused.add(new Refusal(record.id(),
                            records.name(record, words.language()), one.reason()));
                }
            }
        }
        return new Preview(
                said, edit.get().hint(), new Counts(changed, kept, no), examples, refused);
    }

    private static <T extends Marked<T>> Example example(
            Editable<T> records, Edit<T> edit, Change.Changed<T> one, Words words) {
        return new Example(one.before().id(), records.name(one.before(), words.language()),
                records.hint(one.before()),
                edit.shown(edit.now().apply(one.before()), words),
                edit.shown(edit.now().apply(one.after()), words));
    }

    /// Makes it, or has a job make it where it is large.
    ///
    /// @param size how many records it is about
    @Transactional
    void ask(Viewer viewer, Bulk bulk, State next, int size) {
        if (size <= Bulk.AT_ONCE) {
            bulks.goOn(viewer, bulk, next, null);
            run(viewer, bulk.id(), null);
        } else {
            bulks.goOn(viewer, bulk, next, jobs.start(viewer, BulkWork.KIND, bulk.id()));
        }
    }

    /// Does what was asked; nothing where that is done already.
    ///
    /// @param progress of the job, where it is one
    /// @throws JobFailed where something changed since stands in the way of taking it back
    @Transactional
    void run(Viewer viewer, UUID id, @Nullable Progress progress) {
        if (progress != null) progress.fence();
        var bulk = bulks.of(viewer, id);
        var records = editables.in(bulk.list());
        if (bulk.state() == State.APPLYING) apply(viewer, bulk, records, progress);
        if (bulk.state() == State.UNDOING) takeBack(viewer, bulk, records, progress);
    }

    private <T extends Marked<T>> void apply(
            Viewer viewer, Bulk bulk, Editable<T> records, @Nullable Progress progress) {
        long before = history.newest(viewer);
        var words = Words.in(viewer.language());
        var edit = edit(viewer, bulk, records, words).orElseThrow(() -> new Stale("bulk"));
        var change = new Change<>(edit, bulk.value(), records.fixed(viewer));
        var found = found(viewer, bulk, records, words);
        if (progress != null) progress.outOf(found.size());
        var changed = new ArrayList<T>();
        int kept = 0;
        int refused = 0;
        for (var record : found) {
            switch (change.of(record, record.id())) {
                case Change.Changed<T> one -> changed.add(one.after());
                case Change.Kept<T> _ -> kept++;
                case Change.No<T> _ -> refused++;
            }
        }
        for (int i = 0; i < changed.size(); i += BATCH) {
            var batch = changed.subList(i, Math.min(i + BATCH, changed.size()));
            records.write(viewer, batch);
            if (progress != null) progress.advance(batch.size());
        }
        bulks.applied(viewer, bulk, new Counts(changed.size(), kept, refused),
                history.since(viewer, before));
    }

    private <T extends Marked<T>> void takeBack(
            Viewer viewer, Bulk bulk, Editable<T> records, @Nullable Progress progress) {
        var trace = bulk.trace();
        if (trace == null) throw new IllegalStateException("nothing was made");
        var pace = progress == null ? Progress.ofNobody() : progress;
        var obstacle = bulk.counts().changed() == 0 ? ""
                : history.undo(viewer, trace, pace::done).orElse("");
        if (!obstacle.isEmpty()) {
            var row = UUID.fromString(obstacle.substring(obstacle.indexOf('/') + 1));
            throw new JobFailed(Trouble.of("edits.no.undo", records.those(viewer, List.of(row))
                    .stream().findFirst().map(one -> records.name(one, viewer.language()))
                    .orElse("–")));
        }
        bulks.goOn(viewer, bulk, State.UNDONE, null);
    }

    private static <T extends Marked<T>> List<T> found(
            Viewer viewer, Bulk bulk, Editable<T> records, Words words) {
        if (!bulk.picked().isEmpty()) return records.those(viewer, bulk.picked());
        var found = new ArrayList<T>();
        records.each(viewer, Query.of(bulk.query().replaceFirst("^\\?", "")), words, found::add);
        return found;
    }

    /// What is said; nothing where that can no longer be said.
    private <T extends Marked<T>> Optional<Edit<T>> edit(
            Viewer viewer, Bulk bulk, Editable<T> records, Words words) {
        return Editables.edits(records, viewer, editables.own(viewer, records), words).stream()
                .filter(one -> one.what().equals(bulk.what())).findFirst();
    }
}
