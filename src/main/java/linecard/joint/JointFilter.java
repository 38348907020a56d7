package linecard.joint;

import linecard.web.Query;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// Which plans a list shows.
///
/// @param rep null for every rep
/// @param account null for every account
record JointFilter(
        Show show, @Nullable UUID rep, @Nullable UUID account, LocalDate today) {

    public enum Show implements Coded {
        /// All that are not archived.
        CURRENT,
        /// Those whose review is due.
        REVIEW,
        /// Those with an action past its day.
        OVERDUE, ARCHIVED
    }

    /// As the address says it; what is not understood is left out.
    static JointFilter of(Map<String, String> asked, LocalDate today) {
        var show = Show.CURRENT;
        for (var one : Show.values()) if (one.code().equals(asked.get("show"))) show = one;
        return new JointFilter(show, id(asked.get("rep")), id(asked.get("account")), today);
    }

    private static @Nullable UUID id(@Nullable String text) {
        return text == null || !text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                ? null : UUID.fromString(text);
    }

    Query query() {
        var query = Query.none();
        if (show != Show.CURRENT) query = query.with("show", show.code());
        if (rep != null) query = query.with("rep", rep);
        return account == null ? query : query.with("account", account);
    }

    Query in(Show other) {
        return new JointFilter(other, rep, account, today).query();
    }
}
