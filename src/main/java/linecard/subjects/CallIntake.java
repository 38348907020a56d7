package linecard.subjects;

import linecard.access.Viewer;
import linecard.calendar.KnownYears;
import linecard.calls.Brought;
import linecard.calls.BroughtCalls;
import linecard.calls.Call.Kind;
import linecard.calls.Call.Outcome;
import linecard.calls.Call.Purpose;
import linecard.calls.Call.State;
import linecard.calls.KnownCalls.Fate;
import linecard.calls.Note;
import linecard.calls.Told;
import linecard.exchange.Difference;
import linecard.exchange.Entry;
import linecard.exchange.Field;
import linecard.people.Reps;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// A file of calls that are over. A call is known again by what the other system calls it; what a
/// rep told here of the same visit is not told a second time. Reps are known by code or by name.
final class CallIntake implements Intake<Brought> {

    private static final Set<String> WITHOUT = Set.of("nobody_there", "cancelled");

    /// What it takes to read one.
    @Component
    record Rooms(BroughtCalls calls, Customers customers, Reps reps, Clock clock) {}

    private final Viewer viewer;
    private final UUID source;
    private final Rooms rooms;
    private final LocalDate today;
    private final KnownAccounts accounts;
    private final KnownReps reps;

    CallIntake(Viewer viewer, UUID source, Rooms rooms) {
        this.viewer = viewer;
        this.source = source;
        this.rooms = rooms;
        this.today = LocalDate.ofInstant(
                rooms.clock().instant(), viewer.organisation().zone());
        this.accounts = rooms.customers().known(viewer);
        this.reps = new KnownReps(rooms.reps().all(viewer));
    }

    @Override
    public String key(Entry entry) {
        return entry.raw("call");
    }

    @Override
    public KnownAccounts customers() {
        return accounts;
    }

    @Override
    public Brought read(Entry entry) {
        var code = entry.text("call", Brought.MOST_CODE);
        var account = accounts.find(entry);
        var rep = reps.find(entry);
        var day = entry.date("callDay", KnownYears.FIRST);
        var kind = choice(entry, CallSubject.KIND, Kind.class).orElse(Kind.VISIT);
        var purpose = choice(entry, CallSubject.PURPOSE, Purpose.class).orElse(null);
        var result = entry.raw("callOutcome").isEmpty()
                ? "" : entry.choice(CallSubject.OUTCOME, "");
        boolean isWithout = WITHOUT.contains(result);
        var state = isWithout ? Coded.of(State.class, result) : State.MADE;
        boolean isElsewhere = result.equals(CallSubject.ELSEWHERE);
        var outcome = isWithout || isElsewhere || result.isEmpty() ? null
                : Coded.of(Outcome.class, result);
        var competitors = competitors(entry);
        var note = entry.note("note", Note.MOST_CHARS);
        var reported = reported(entry, day);
        return new Brought(code, account == null ? new UUID(0, 0) : account, rep.id(),
                rep.agency(), day, state, kind, purpose, outcome, competitors, note, reported,
                isElsewhere);
    }

    private static <T extends Enum<T> & Coded> Optional<T> choice(
            Entry entry, Field field, Class<T> of) {
        return entry.raw(field.name()).isEmpty() ? Optional.empty()
                : Optional.of(Coded.of(of, entry.choice(field, "")));
    }

    private static List<String> competitors(Entry entry) {
        var names = Stream.of(entry.note("competitor", 2_000).split("[;\\n]")).map(String::strip)
                .filter(name -> !name.isEmpty()).distinct().toList();
        if (names.size() > Told.MOST_COMPETITORS) {
            entry.problem("competitor", "calls.no.many", Told.MOST_COMPETITORS);
        }
        if (names.stream().anyMatch(name -> name.length() > Told.COMPETITOR)) {
            entry.problem("competitor", "web.tooLong", Told.COMPETITOR);
        }
        return names;
    }

    /// A call is written down on its day at the earliest, and today at the latest.
    private @Nullable LocalDate reported(Entry entry, LocalDate day) {
        if (entry.raw("reported").isEmpty()) return null;
        var reported = entry.date("reported");
        if (reported.isBefore(day)) entry.problem("reported", "exchange.reportedEarly");
        if (reported.isAfter(today)) entry.problem("reported", "exchange.reportedLater");
        return reported;
    }

    @Override
    public List<Verdict> settle(List<Bundle<Brought>> records, boolean write) {
        var all = records.stream().map(Bundle::first).toList();
        var known = rooms.calls().known(viewer, all, today);
        var added = new ArrayList<Brought>();
        var changed = new ArrayList<Brought>();
        var verdicts = new ArrayList<Verdict>();
        for (var one : all) {
            var fate = known.fate(one);
            var refused = fate == Fate.SAME ? null : known.against(one).orElse(null);
            if (refused != null) {
                verdicts.add(Verdict.rejected(refused.field().equals("outcome")
                        ? "callOutcome" : "callDay", refused.key()));
                continue;
            }
            if (fate == Fate.NEW) added.add(one);
            if (fate == Fate.CHANGED) changed.add(one);
            verdicts.add(Verdict.of(switch (fate) {
                case NEW -> Difference.Outcome.NEW;
                case CHANGED -> Difference.Outcome.CHANGED;
                case SAME -> Difference.Outcome.SAME;
            }));
        }
        if (write) {
            rooms.calls().bring(viewer, source, known, added, changed, rooms.clock().instant());
        }
        return verdicts;
    }
}
