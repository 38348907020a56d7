package linecard.calls;

import linecard.calls.Call.Kind;
import linecard.calls.Call.State;
import linecard.web.Query;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
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

    public static CallFilter ofRep(UUID rep, LocalDate from, LocalDate to) {
        return new CallFilter(rep, null, null, from, to, null, null);
    }

    /// As it stands in an address.
    Query query() {
        return Query.none().with("rep", rep == null ? "" : rep)
                .with("agency", agency == null ? "" : agency)
                .with("account", account == null ? "" : account)
                .with("from", from == null ? "" : from)
                .with("to", to == null ? "" : to)
                .with("state", state == null ? "" : state.code())
                .with("kind", kind == null ? "" : kind.code());
    }
}
