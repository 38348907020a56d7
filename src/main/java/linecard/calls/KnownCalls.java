package linecard.calls;

import linecard.calendar.WorkingDays;
import linecard.calls.Brought.RepDay;
import linecard.calls.Brought.Visit;
import linecard.calls.Call.State;
import linecard.calls.Monitoring.Feature;
import linecard.people.Outcome.Refused;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What is known about some calls that are brought, and what becomes of each.
public final class KnownCalls {

    /// @param isTold whether the rep told of it here since
    /// @param note that came with it; null where none did
    record Stored(UUID id, int version, boolean isTold, Brought brought, @Nullable UUID note) {}

    /// What becomes of one that is brought.
    public enum Fate { NEW, CHANGED, SAME }

    /// By their codes.
    final Map<String, Stored> stored = new HashMap<>();

    /// Those that were told here.
    final Set<Visit> told = new HashSet<>();

    final Set<RepDay> submitted = new HashSet<>();

    private final Regimes.Known rules;
    private final Setting setting;
    private final WorkingDays worked;
    private final LocalDate today;

    KnownCalls(Regimes.Known rules, Setting setting, WorkingDays worked, LocalDate today) {
        this.rules = rules;
        this.setting = setting;
        this.worked = worked;
        this.today = today;
    }

    /// What was told here of the same visit is the same call, and stays as it is.
    public Fate fate(Brought one) {
        var before = stored.get(one.code());
        if (before == null) return told.contains(one.visit()) ? Fate.SAME : Fate.NEW;
        return before.isTold() || one.like(before.brought()).equals(before.brought())
                ? Fate.SAME : Fate.CHANGED;
    }

    /// Why one that is new or changed is not taken.
    public Optional<Refused> against(Brought one) {
        var before = stored.get(one.code());
        var on = rules.on(one.agency(), one.day());
        if (one.day().isAfter(today)) return refused("day", "calls.no.future");
        if (one.state() == State.MADE && one.outcome() == null && !one.isElsewhere()
                && on.contains(Feature.REPORTS)) {
            return refused("outcome", "calls.no.outcome");
        }
        if (submitted.contains(one.repDay())
                || before != null && submitted.contains(before.brought().repDay())) {
            return refused("day", "calls.no.submitted");
        }
        if (before != null && on.contains(Feature.LOCK)
                && today.isAfter(setting.cutoff(before.brought().day(), worked))) {
            return refused("day", "calls.no.locked");
        }
        return Optional.empty();
    }

    private static Optional<Refused> refused(String field, String key) {
        return Optional.of(Refused.of(field, key));
    }
}
