package linecard.payouts;

import linecard.access.Viewer;
import linecard.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// Payments that go to the bank together, once a second person has approved them.
///
/// @param from the account they leave from, as it was when the batch was made; none where the
///     organisation had said none, and then there is no order that a bank reads
/// @param executesOn when the bank shall pay
/// @param approvedAt null while it waits
/// @param alone approved by who made it, since nobody else could
/// @param withdrawn null while nobody has taken it back
/// @param states how many payments there are of each
record Batch(
        UUID id, String number, LocalDate executesOn, int payments, Money total, BankDetails from,
        Instant createdAt, UUID createdBy, String createdName, @Nullable Instant approvedAt,
        String approvedName, boolean alone, @Nullable Withdrawal withdrawn, int version,
        Map<State, Integer> states) {

    /// That it was taken back.
    ///
    /// @param name of who did it
    record Withdrawal(Instant at, String name) {}

    /// Whether the viewer made it.
    boolean isOf(Viewer viewer) {
        return createdBy.equals(viewer.user().id());
    }

    boolean isApproved() {
        return approvedAt != null;
    }

    int count(State state) {
        return states.getOrDefault(state, 0);
    }

    /// Waits for a second person.
    boolean isWaiting() {
        return count(State.BATCHED) > 0;
    }

    /// May still be taken back: the bank has none of it.
    boolean canBeWithdrawn() {
        return isWaiting() || count(State.APPROVED) > 0;
    }

    /// What most of it is waiting for.
    State state() {
        for (var state : State.values()) if (count(state) > 0) return state;
        throw new IllegalStateException("a batch without payments");
    }

    /// The id of the order to the bank, by which its answers speak of it.
    String order() {
        return id.toString().replace("-", "");
    }

    /// The name of the block of the order in which payments go one way.
    static String block(String number, Way way) {
        return number + "-" + way;
    }

    String block(Way way) {
        return block(number, way);
    }

    Batch with(Map<State, Integer> counted) {
        return new Batch(id, number, executesOn, payments, total, from, createdAt, createdBy,
                createdName, approvedAt, approvedName, alone, withdrawn, version, counted);
    }
}
