package linecard.cases;

import linecard.web.Query;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Map;

/// Which cases a list shows.
///
/// @param severity null for any
record CaseFilter(Group state, @Nullable Severity severity, LocalDate today) {

    enum Group implements Coded {
        /// All that are not decided.
        OPEN, WAITING, OVERDUE, DECIDED, ALL
    }

    /// As the address says it; what is not understood is left out.
    static CaseFilter of(Map<String, String> asked, LocalDate today) {
        var group = Group.OPEN;
        for (var one : Group.values()) if (one.code().equals(asked.get("state"))) group = one;
        Severity severity = null;
        for (var one : Severity.values()) {
            if (one.code().equals(asked.get("severity"))) severity = one;
        }
        return new CaseFilter(group, severity, today);
    }

    Query query() {
        var query = Query.none();
        if (state != Group.OPEN) query = query.with("state", state.code());
        return severity == null ? query : query.with("severity", severity.code());
    }

    /// The same list in another state.
    Query in(Group other) {
        return other == Group.OPEN ? query().without("state")
                : query().with("state", other.code());
    }
}
