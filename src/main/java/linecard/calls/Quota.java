package linecard.calls;

import linecard.calls.Call.Kind;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/// How many calls a rep owes: on each working day, in each week, or both. Under a regime that lets
/// none be owed, the same number is an aim.
///
/// @param rep whose it is; null for those of an agency or for everybody
/// @param agency whose reps'; null for one rep's or for everybody
/// @param kind null for every kind that counts
/// @param customerType of the accounts; empty for all of them
/// @param weekly in an ordinary week
/// @param to the first day it no longer holds; null for open
public record Quota(
        UUID id, @Nullable UUID rep, @Nullable UUID agency, @Nullable Kind kind,
        String customerType, @Nullable Integer daily, @Nullable Integer weekly,
        LocalDate from, @Nullable LocalDate to, int version) {

    static final int MOST_DAILY = 100;
    static final int MOST_WEEKLY = 500;

    public Quota {
        if (daily == null && weekly == null) throw new IllegalArgumentException("no number");
        if (rep != null && agency != null) throw new IllegalArgumentException("whose?");
    }

    boolean holds(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }

    /// Whether it is about all calls that count.
    public boolean isWhole() {
        return kind == null && customerType.isEmpty();
    }

    /// Whether it is about the same calls as another.
    boolean isLike(Quota other) {
        return kind == other.kind && customerType.equals(other.customerType);
    }

    /// Whether it speaks of this rep.
    boolean isFor(UUID rep, UUID agency) {
        return this.rep != null ? this.rep.equals(rep)
                : this.agency == null || this.agency.equals(agency);
    }

    /// The greater, the nearer to the rep: what is said of one goes before what is said of all.
    int nearness() {
        return rep != null ? 2 : agency != null ? 1 : 0;
    }

    @Nullable LocalDate lastDay() {
        return to == null ? null : to.minusDays(1);
    }

}
