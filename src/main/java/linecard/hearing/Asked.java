package linecard.hearing;

import linecard.calls.Call.Outcome;
import linecard.calls.CallFilter;
import linecard.web.Query;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.UUID;

/// What is looked for in reports, and where.
///
/// @param text as it was typed: a call must hold each word of it
/// @param theme whose words a call must hold one of
/// @param where which calls
/// @param customerType of their accounts; empty for any
/// @param line a product line that they name
/// @param rival a competitor that was seen, as [Tallies#rivals] has it; empty for any
record Asked(
        String text, @Nullable UUID theme, CallFilter where, @Nullable Outcome outcome,
        String customerType, @Nullable UUID line, String rival) {

    static final int MOST_CHARS = 200;

    Asked {
        text = text.replace("\0", "").strip();
        if (text.length() > MOST_CHARS) text = text.substring(0, MOST_CHARS);
    }

    /// As the address says it; what is not understood is left out.
    static Asked of(Map<String, String> asked) {
        Outcome outcome = null;
        for (var one : Outcome.values()) {
            if (one.code().equals(asked.get("outcome"))) outcome = one;
        }
        return new Asked(asked.getOrDefault("q", ""), CallFilter.id(asked.get("theme")),
                CallFilter.of(asked), outcome,
                asked.getOrDefault("type", "").replace("\0", ""),
                CallFilter.id(asked.get("line")),
                asked.getOrDefault("rival", "").replace("\0", ""));
    }

    boolean isEmpty() {
        return text.isEmpty() && theme == null && rival.isEmpty();
    }

    /// Whether it asks of calls what a remark on a whole day has not.
    boolean isOfCalls() {
        return where.account() != null || where.agency() != null || where.state() != null
                || where.kind() != null || outcome != null || !customerType.isEmpty()
                || line != null;
    }

    /// As it stands in an address.
    Query query() {
        return Query.none().with("q", text)
                .with("theme", theme == null ? "" : theme)
                .and(where.query())
                .with("outcome", outcome == null ? "" : outcome.code())
                .with("type", customerType)
                .with("line", line == null ? "" : line)
                .with("rival", rival);
    }
}
