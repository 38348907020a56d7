package linecard.accounts;

import linecard.access.History;
import linecard.access.Viewer;
import linecard.accounts.Bulk.Counts;
import linecard.accounts.Bulk.State;
import linecard.jobs.JobFailed;
import linecard.jobs.Jobs;
import linecard.jobs.Progress;
import linecard.jobs.Trouble;
import linecard.people.Today;
import linecard.traits.Trait;
import linecard.traits.Traits;
import linecard.web.Query;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.LinkedMultiValueMap;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Looks at, makes and takes back changes of many accounts: each whole, in one transaction.
@Component
class BulkBook {

    private static final int SHOWN = 20;
    private static final int BATCH = 500;

    private final Bulks bulks;
    private final Accounts accounts;
    private final Directory directory;
    private final Traits traits;
    private final History history;
    private final Jobs jobs;
    private final Clock clock;

    BulkBook(Bulks bulks, Accounts accounts, Directory directory, Traits traits, History history,
            Jobs jobs, Clock clock) {
        this.bulks = bulks;
        this.accounts = accounts;
        this.directory = directory;
        this.traits = traits;
        this.history = history;
        this.jobs = jobs;
        this.clock = clock;
    }

    /// What a change would do now.
    ///
    /// @param examples some of those that would change; `refused` some that would not
    record Preview(
            Counts counts, List<BulkChange.Changed> examples, List<BulkChange.No> refused) {}

    @Transactional(readOnly = true)
    Preview preview(Viewer viewer, Bulk bulk) {
        var examples = new ArrayList<BulkChange.Changed>();
        var refused = new ArrayList<BulkChange.No>();
        var change = change(viewer, bulk);
        int changed = 0;
        int kept = 0;
        int no = 0;
        for (var account : found(viewer, bulk)) {
            switch (change.of(account)) {
                case BulkChange.Changed one -> {
                    if (changed++ < SHOWN) examples.add(one);
                }
                case BulkChange.Kept _ -> kept++;
                case BulkChange.No one -> {
                    if (no++ < SHOWN) refused.add(one);
                }
            }
        }
        return new Preview(new Counts(changed, kept, no), examples, refused);
    }

    /// Makes it, or has a job make it where it is large.
    ///
    /// @param size how many accounts it is about
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
        if (bulk.state() == State.APPLYING) apply(viewer, bulk, progress);
        if (bulk.state() == State.UNDOING) takeBack(viewer, bulk);
    }

    private void apply(Viewer viewer, Bulk bulk, @Nullable Progress progress) {
        long before = history.newest(viewer);
        var change = change(viewer, bulk);
        var found = found(viewer, bulk);
        if (progress != null) progress.outOf(found.size());
        var changed = new ArrayList<Account>();
        int kept = 0;
        int refused = 0;
        for (var account : found) {
            switch (change.of(account)) {
                case BulkChange.Changed one -> changed.add(one.after());
                case BulkChange.Kept _ -> kept++;
                case BulkChange.No _ -> refused++;
            }
        }
        for (int i = 0; i < changed.size(); i += BATCH) {
            var batch = changed.subList(i, Math.min(i + BATCH, changed.size()));
            accounts.changeAll(viewer, batch);
            if (progress != null) progress.advance(batch.size());
        }
        bulks.applied(viewer, bulk, new Counts(changed.size(), kept, refused),
                history.since(viewer, before));
    }

    private void takeBack(Viewer viewer, Bulk bulk) {
        var trace = bulk.trace();
        if (trace == null) throw new IllegalStateException("nothing was made");
        var obstacle = bulk.counts().changed() == 0 ? "" : history.undo(viewer, trace).orElse("");
        if (!obstacle.isEmpty()) {
            var row = UUID.fromString(obstacle.substring(obstacle.indexOf('/') + 1));
            throw new JobFailed(Trouble.of("accounts.bulk.no.undo",
                    accounts.find(viewer, row).map(Account::name).orElse("–")));
        }
        bulks.goOn(viewer, bulk, State.UNDONE, null);
    }

    private List<Account> found(Viewer viewer, Bulk bulk) {
        if (!bulk.picked().isEmpty()) {
            return List.copyOf(accounts.those(viewer, bulk.picked()).values());
        }
        var values = new LinkedMultiValueMap<String, String>();
        Query.of(bulk.query().replaceFirst("^\\?", "")).values().forEach(values::add);
        var question = AccountQuestion.of(values, traits.used(viewer, Trait.Of.ACCOUNT),
                Words.in(viewer.language()),
                LocalDate.ofInstant(clock.instant(), viewer.organisation().zone()));
        var found = new ArrayList<Account>();
        directory.each(viewer, question.filter(), AccountSort.CODE, found::add);
        return found;
    }

    private BulkChange change(Viewer viewer, Bulk bulk) {
        var trait = traits.all(viewer, Trait.Of.ACCOUNT).stream()
                .filter(one -> bulk.what().equals("f." + one.key())).findFirst().orElse(null);
        return new BulkChange(bulk.what(), trait, bulk.value());
    }
}
