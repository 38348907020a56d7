package linecard.disputes;

import linecard.disputes.Dispute.Reason;
import linecard.web.Query;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// Which disputes a list shows.
///
/// @param agency null for all
/// @param reason null for any
record DisputeFilter(
        Group state, @Nullable UUID agency, @Nullable Reason reason, LocalDate today) {

    enum Group implements Coded { OPEN, SOON, OVERDUE, DECIDED, ALL }

    /// As the address says it; what is not understood is left out.
    static DisputeFilter of(Map<String, String> asked, LocalDate today) {
        var group = Group.OPEN;
        for (var one : Group.values()) {
            if (one.code().equals(asked.get("state"))) group = one;
        }
        Reason reason = null;
        for (var one : Reason.values()) {
            if (one.code().equals(asked.get("reason"))) reason = one;
        }
        return new DisputeFilter(group, id(asked.getOrDefault("agency", "")), reason, today);
    }

    private static @Nullable UUID id(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                ? UUID.fromString(text) : null;
    }

    Query query() {
        var query = Query.none();
        if (state != Group.OPEN) query = query.with("state", state.code());
        if (agency != null) query = query.with("agency", agency);
        return reason == null ? query : query.with("reason", reason.code());
    }

    /// The same list in another state.
    Query in(Group other) {
        var all = query();
        return other == Group.OPEN ? all.without("state") : all.with("state", other.code());
    }
}
