package linecard.subjects;

import linecard.access.Viewer;
import linecard.calendar.KnownYears;
import linecard.database.Ids;
import linecard.exchange.ByCode;
import linecard.exchange.Difference.Outcome;
import linecard.exchange.Entry;
import linecard.people.Reps;
import linecard.pipeline.Brought;
import linecard.pipeline.OpportunityBook;
import linecard.pipeline.Task;
import linecard.pipeline.Tasks;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// A file of tasks. One of the same rep, day and words is the same, done or not: it stays.
final class TaskIntake implements Intake<TaskIntake.Said> {

    /// What it takes to read one.
    @Component
    record Rooms(Tasks tasks, Customers customers, Reps reps, OpportunityBook opportunities,
            Clock clock) {}

    /// Null where the file does not say.
    ///
    /// @param done the day on which it was done; null for one that is open
    record Said(
            String content, UUID rep, LocalDate due, @Nullable UUID account,
            @Nullable UUID opportunity, @Nullable LocalDate done) {

        Said open() {
            return new Said(content, rep, due, account, opportunity, null);
        }
    }

    private final Viewer viewer;
    private final Rooms rooms;
    private final LocalDate today;
    private final KnownAccounts accounts;
    private final KnownReps reps;
    private final ByCode<Brought> opportunities;
    private final Set<Said> known = new HashSet<>();

    TaskIntake(Viewer viewer, Rooms rooms) {
        this.viewer = viewer;
        this.rooms = rooms;
        this.today = LocalDate.ofInstant(
                rooms.clock().instant(), viewer.organisation().zone());
        this.accounts = rooms.customers().known(viewer);
        this.reps = new KnownReps(rooms.reps().all(viewer));
        this.opportunities = new ByCode<>(
                rooms.opportunities().brought(viewer), Brought::code);
        for (var task : rooms.tasks().written(viewer)) {
            known.add(new Said(task.content(), task.rep(), task.dueOn(), task.account(),
                    task.opportunity(), null));
        }
    }

    @Override
    public Said read(Entry entry) {
        var opportunity = opportunity(entry);
        var account = entry.raw("account").isEmpty() ? null : accounts.find(entry);
        if (account == null && opportunity != null) account = opportunity.account();
        var due = entry.date("due", KnownYears.FIRST);
        return new Said(entry.text("content", Task.MOST_CHARS), reps.find(entry).id(), due, account,
                opportunity == null ? null : opportunity.id(), done(entry));
    }

    private @Nullable LocalDate done(Entry entry) {
        if (entry.raw("done").isEmpty()) return null;
        var done = entry.date("done", KnownYears.FIRST);
        if (done.isAfter(today)) entry.problem("done", "exchange.doneLater");
        return done;
    }

    private @Nullable Brought opportunity(Entry entry) {
        var text = entry.note("opportunity", Entry.CODE);
        if (text.isEmpty()) return null;
        var found = opportunities.find(text);
        if (found == null) {
            entry.problem("opportunity", "exchange.unknownOpportunity", Entry.shown(text));
        }
        return found;
    }

    @Override
    public String key(Entry entry) {
        if (entry.raw("content").isEmpty()) return "";
        return entry.raw("content") + "\n" + String.join("\n", entry.raw("rep"),
                entry.raw("due"), entry.raw("account"), entry.raw("opportunity"),
                entry.raw("done"));
    }

    @Override
    public KnownAccounts customers() {
        return accounts;
    }

    @Override
    public List<Verdict> settle(List<Bundle<Said>> records, boolean write) {
        var added = new ArrayList<Task>();
        var verdicts = new ArrayList<Verdict>();
        for (var record : records) {
            var said = record.first();
            boolean isNew = known.add(said.open());
            if (isNew) {
                added.add(new Task(Ids.fresh(), said.rep(), said.account(), said.opportunity(),
                        null, null, said.content(), said.due(), moment(said.done()), 1));
            }
            verdicts.add(Verdict.of(isNew ? Outcome.NEW : Outcome.SAME));
        }
        if (write) rooms.tasks().addAll(viewer, added);
        return verdicts;
    }

    private @Nullable Instant moment(@Nullable LocalDate done) {
        return done == null ? null : done.atStartOfDay(viewer.organisation().zone()).toInstant();
    }
}
