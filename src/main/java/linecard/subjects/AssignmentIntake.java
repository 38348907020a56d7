package linecard.subjects;

import linecard.access.Viewer;
import linecard.accounts.Alias;
import linecard.accounts.Assignment;
import linecard.accounts.Assignments;
import linecard.accounts.Sharing;
import linecard.database.Ids;
import linecard.exchange.ByCode;
import linecard.exchange.Choices;
import linecard.exchange.Difference.Outcome;
import linecard.exchange.Entry;
import linecard.money.Rate;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.people.Restraint;
import linecard.words.Reading;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// A file of assignments. One that begins on the same day as a known one of the same account, rep
/// and role replaces its share and its end; any other must not overlap it.
final class AssignmentIntake extends ComparingIntake<AssignmentIntake.Said, Assignment> {

    private static final long WHOLE = 1_000_000;

    /// @param to the first day it no longer holds
    ///
    /// @param share null for what the role earns by the agreement
    record Said(
            String account, String rep, Assignment.Role role, @Nullable Rate share, LocalDate from,
            @Nullable LocalDate to) {}

    private final Viewer viewer;
    private final Assignments assignments;
    private final KnownAccounts accounts;
    private final ByCode<Rep> reps;
    private final Sharing sharing;
    private final List<Restraint> restraints;
    private final Map<UUID, List<Assignment>> ofAccount = new HashMap<>();

    AssignmentIntake(
            Viewer viewer, KnownAccounts accounts, Assignments assignments, Sharing sharing,
            Reps reps, List<Restraint> restraints) {
        this.viewer = viewer;
        this.assignments = assignments;
        this.accounts = accounts;
        this.reps = new ByCode<>(reps.all(viewer), Rep::code);
        this.sharing = sharing;
        this.restraints = restraints;
        for (var one : assignments.all(viewer)) held(one.account()).add(one);
    }

    private List<Assignment> held(UUID account) {
        return ofAccount.computeIfAbsent(account, _ -> new ArrayList<>());
    }

    @Override
    public Said read(Entry entry) {
        var role = entry.choice(AssignmentSubject.ROLE, "owner").toUpperCase(Locale.ROOT);
        var share = share(entry);
        if (share != null && share.millionths() == 0) entry.problem("share", "exchange.noShare");
        var from = entry.date("from");
        var to = entry.raw("until").isEmpty() ? null : entry.date("until").plusDays(1);
        if (to != null && !from.isBefore(to)) entry.problem("until", "exchange.endsBeforeStart");
        return new Said(entry.text("account", Alias.LONGEST), entry.code("rep"),
                Assignment.Role.valueOf(role), share, from, to);
    }

    private static @Nullable Rate share(Entry entry) {
        var text = entry.raw("share");
        if (text.isEmpty()) return new Rate(WHOLE);
        if (Choices.find(AssignmentSubject.BY_ROLE, text).isPresent()) return null;
        return entry.read("share", new Rate(WHOLE),
                share -> Reading.percent(share, entry.numbers()));
    }

    @Override
    public String key(Entry entry) {
        if (entry.raw("account").isEmpty() || entry.raw("rep").isEmpty()) return "";
        return ByCode.plain(String.join(" / ", entry.raw("account"), entry.raw("rep"),
                entry.raw("role"), entry.raw("from")));
    }

    /// What changes known ones first, since it may make room for new ones; then by day.
    @Override
    public List<Bundle<Said>> ordered(List<Bundle<Said>> records) {
        var ordered = new ArrayList<>(records);
        ordered.sort(Comparator
                .comparing((Bundle<Said> record) -> replaced(record.first()) == null)
                .thenComparing(record -> record.first().from()));
        return ordered;
    }

    private @Nullable Assignment replaced(Said said) {
        var account = accounts.find(said.account());
        var rep = reps.find(said.rep());
        if (account == null || rep == null) return null;
        for (var one : ofAccount.getOrDefault(account, List.of())) {
            if (isOfSame(one, rep.id(), said.role()) && one.from().equals(said.from())) return one;
        }
        return null;
    }

    private static boolean isOfSame(Assignment one, UUID rep, Assignment.Role role) {
        return one.rep().equals(rep) && one.role() == role;
    }

    @Override
    void write(List<Assignment> added, List<Assignment> changed) {
        assignments.changeAll(viewer, changed);
        assignments.addAll(viewer, added);
    }

    @Override
    Verdict settle(Said said, boolean write) {
        var account = accounts.find(said.account());
        if (account == null) {
            return Verdict.rejected("account", "exchange.unknownAccount", said.account());
        }
        // whoever brings assignments does not know of the merging: they stay as it left them
        if (accounts.isMerged(said.account())) return Verdict.of(Outcome.SAME);
        var rep = reps.find(said.rep());
        if (rep == null) return Verdict.rejected("rep", "exchange.unknownRep", said.rep());
        var before = replaced(said);
        var after = new Assignment(before == null ? Ids.fresh() : before.id(), account,
                rep.id(), said.role(), said.share(), said.from(), said.to(),
                before == null ? 1 : before.version());
        var others = new ArrayList<>(held(account));
        others.remove(before);
        var refusal = refusal(after, others);
        if (refusal != null) return refusal;
        if (before == null && after.isNewTo(others) && isRestrained(rep, after)) {
            return Verdict.rejected("rep", "people.restrained.territory");
        }
        var verdict = compared(before, after);
        boolean isChanged = verdict.outcome() == Outcome.CHANGED;
        others.add(isChanged ? new Assignment(after.id(), after.account(), after.rep(),
                after.role(), after.share(), after.from(), after.to(), after.version() + 1)
                : after);
        ofAccount.put(account, others);
        return verdict;
    }

    private boolean isRestrained(Rep rep, Assignment added) {
        return restraints.stream().anyMatch(one -> one.binds(rep.agency(), rep.id())
                && one.holds(added.from(), added.to()));
    }

    private @Nullable Verdict refusal(Assignment added, List<Assignment> others) {
        for (var other : others) {
            if (overlap(added, other) && isOfSame(other, added.rep(), added.role())) {
                return Verdict.rejected("from", "exchange.overlaps", other.from().toString());
            }
        }
        var all = new ArrayList<>(others);
        all.add(added);
        var tooMuch = sharing.tooMuch(all, added);
        return tooMuch == null ? null : Verdict.rejected(
                "share", "exchange.sharesExceed", tooMuch.day().toString());
    }

    private static boolean overlap(Assignment one, Assignment other) {
        return (other.to() == null || one.from().isBefore(other.to()))
                && (one.to() == null || other.from().isBefore(one.to()));
    }
}
