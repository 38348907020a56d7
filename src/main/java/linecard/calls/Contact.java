package linecard.calls;

import linecard.calls.Call.Kind;
import linecard.calls.Call.State;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/// A call as it counts for one of the reps who were there.
///
/// @param call which it was: of a joint visit, all have the same
/// @param rep for whom it counts
/// @param customerType of the account; empty where it has none or no quota asks for one
/// @param reportedOn when it was entered as no longer planned, where the rep is; null while planned
record Contact(
        UUID call, UUID account, UUID rep, LocalDate day, Kind kind, State state,
        String customerType, @Nullable LocalDate reportedOn) {

    boolean isMade() {
        return state == State.MADE;
    }

    /// Calendar days from the call to its being entered.
    long lag() {
        return reportedOn == null ? 0 : Math.max(0, reportedOn.toEpochDay() - day.toEpochDay());
    }

    /// Whether a quota is about such a call.
    boolean isOf(Quota quota, Setting setting) {
        boolean kindFits = quota.kind() == null
                ? setting.counted().contains(kind) : quota.kind() == kind;
        return kindFits
                && (quota.customerType().isEmpty() || quota.customerType().equals(customerType));
    }
}
