package linecard.calls;

import linecard.calls.Call.Stamp;
import linecard.calls.Call.State;
import linecard.calls.Monitoring.Feature;
import linecard.calls.Told.Field;
import linecard.people.Outcome.Refused;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// When a call is taken, and what two accounts of it come to.
final class CallRules {

    /// How far back and ahead a call may lie.
    static final int DAYS = 400;

    /// A device whose clock is off by more is told to set it right.
    static final Duration MOST_OFF = Duration.ofDays(1);

    /// Below this a clock counts as right.
    static final Duration RIGHT = Duration.ofMinutes(10);

    private CallRules() {}

    /// What is told, and since when each of its fields.
    record Merged(Told told, Map<Field, Stamp> stamps) {}

    /// Field by field the one that was told later stands. What was reported is not planned again.
    static Merged merge(Told stored, Map<Field, Stamp> before, Told told,
            Map<Field, Stamp> stamps) {
        var all = new HashMap<>(before);
        stamps.forEach((field, stamp) -> all.merge(field, stamp,
                (one, other) -> one.compareTo(other) >= 0 ? one : other));
        boolean isBack = told.state() == State.PLANNED && stored.state() != State.PLANNED;
        var since = before.get(Field.STATE);
        if (isBack && since != null) all.put(Field.STATE, since);
        var merged = stored.with(told, field -> stamps.containsKey(field)
                && stamps.get(field).equals(all.get(field)) && !(isBack && field == Field.STATE));
        return new Merged(merged, all);
    }

    /// The stamps of a page on which all fields stand: those that it changes.
    static Map<Field, Stamp> changed(@Nullable Told stored, Told told, Stamp stamp) {
        var stamps = new HashMap<Field, Stamp>();
        for (var field : Field.values()) {
            if (stored == null || !field.isSame(stored, told)) stamps.put(field, stamp);
        }
        return stamps;
    }

    /// The stamps by the clock of the server.
    static Map<Field, Stamp> setRight(
            Map<Field, Stamp> stamps, Duration off, Instant now) {
        var right = new HashMap<Field, Stamp>();
        stamps.forEach((field, stamp) -> {
            var at = stamp.at().minus(off);
            right.put(field, new Stamp(at.isAfter(now) ? now : at, stamp.device()));
        });
        return right;
    }

    /// Why a device's word is not taken, whatever it says.
    static Optional<Refused> againstClock(Duration off) {
        if (off.abs().compareTo(MOST_OFF) <= 0) return Optional.empty();
        return Optional.of(Refused.of("sentAt", "calls.no.clock", off.abs().toDays()));
    }

    /// Why a call is not taken as it would be.
    ///
    /// @param stored null for a new one
    /// @param on what is on for the agency
    static Optional<Refused> against(
            @Nullable Call stored, LocalDate day, Told told, Set<Feature> on, LocalDate today) {
        boolean isPlanned = told.state() == State.PLANNED;
        if (!isPlanned && day.isAfter(today)) return refused("day", "calls.no.future");
        if (day.isBefore(today.minusDays(DAYS))) return refused("day", "calls.no.old", DAYS);
        if (day.isAfter(today.plusDays(DAYS))) return refused("day", "calls.no.far", DAYS);
        if (isPlanned && stored == null && day.isBefore(today)) {
            return refused("day", "calls.no.past");
        }
        if (told.state() == State.MADE && told.outcome() == null && on.contains(Feature.REPORTS)) {
            return refused("outcome", "calls.no.outcome");
        }
        if (told.nextOn() != null && told.nextOn().isBefore(day)) {
            return refused("nextOn", "calls.no.next");
        }
        return Optional.empty();
    }

    /// Why what was reported of a day does not change.
    ///
    /// @param report null as long as the day was not submitted
    /// @param isLate whether the cut-off of the day is past
    static Optional<Refused> againstChange(
            Call stored, @Nullable CallReport report, Sent sent, Set<Feature> on,
            boolean isLate) {
        if (report != null) {
            boolean isMute = sent.reason() != null && sent.reason().isBlank();
            return isMute ? refused("reason", "calls.no.reason") : Optional.empty();
        }
        boolean isLocked = isLate && on.contains(Feature.LOCK) && stored.reportedAt() != null;
        return isLocked ? refused("day", "calls.no.locked") : Optional.empty();
    }

    private static Optional<Refused> refused(String field, String key, Object... arguments) {
        return Optional.of(Refused.of(field, key, arguments));
    }
}
