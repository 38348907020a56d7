package linecard.calls;

import linecard.calls.Call.Kind;
import linecard.calls.Call.State;
import linecard.web.Query;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// Which calls a list shows.
///
/// @param rep who made them, or was along; null for all
/// @param from null for any; `to` is the last day
public record CallFilter(
        @Nullable UUID rep, @Nullable UUID agency, @Nullable UUID account,
        @Nullable LocalDate from, @Nullable LocalDate to, @Nullable State state,
        @Nullable Kind kind) {

    public static CallFilter none() {
        return new CallFilter(null, null, null, null, null, null, null);
    }

    static CallFilter ofRep(UUID rep, LocalDate from, LocalDate to) {
        return new CallFilter(rep, null, null, from, to, null, null);
    }

    /// As the address says it; what is not understood is left out.
    public static CallFilter of(Map<String, String> asked) {
        return new CallFilter(id(asked.get("rep")), id(asked.get("agency")),
                id(asked.get("account")), day(asked.get("from")), day(asked.get("to")),
                choice(State.values(), asked.get("state")),
                choice(Kind.values(), asked.get("kind")));
    }

    public static @Nullable UUID id(@Nullable String text) {
        return text != null && text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? UUID.fromString(text) : null;
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null || text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static <T extends Coded> @Nullable T choice(T[] of, @Nullable String code) {
        for (var one : of) {
            if (one.code().equals(code)) return one;
        }
        return null;
    }

    /// As it stands in an address.
    public Query query() {
        return Query.none().with("rep", rep == null ? "" : rep)
                .with("agency", agency == null ? "" : agency)
                .with("account", account == null ? "" : account)
                .with("from", from == null ? "" : from)
                .with("to", to == null ? "" : to)
                .with("state", state == null ? "" : state.code())
                .with("kind", kind == null ? "" : kind.code());
    }
}
