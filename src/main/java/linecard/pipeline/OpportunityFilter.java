package linecard.pipeline;

import linecard.traits.OwnFilter;
import linecard.web.Query;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// Which opportunities a list shows.
///
/// @param text words, or parts of them, of its name and the account's
/// @param rep null for all, like the others
/// @param from the first expected close; `to` the last
/// @param own of tags and own fields
record OpportunityFilter(
        String text, State state, @Nullable UUID rep, @Nullable UUID agency,
        @Nullable UUID account, @Nullable UUID stage, @Nullable UUID line,
        @Nullable LocalDate from, @Nullable LocalDate to, OwnFilter own) {

    private static final int LONGEST = 100;

    /// Whatever their tags and own fields are.
    public OpportunityFilter(
            String text, State state, @Nullable UUID rep, @Nullable UUID agency,
            @Nullable UUID account, @Nullable UUID stage, @Nullable UUID line,
            @Nullable LocalDate from, @Nullable LocalDate to) {
        this(text, state, rep, agency, account, stage, line, from, to, OwnFilter.NOTHING);
    }

    /// Open ones first of all; some of them ask for something.
    public enum State implements Coded {
        OPEN,
        /// Should have been decided by now.
        OVERDUE,
        /// Longer in its stage than usual.
        AGEING,
        /// With no next step, or one that is past.
        IDLE,
        /// Its account is another rep's now.
        MOVED,
        WON, LOST, ALL
    }

    static OpportunityFilter of(State state) {
        return new OpportunityFilter("", state, null, null, null, null, null, null, null);
    }

    OpportunityFilter ofRep(@Nullable UUID rep) {
        return new OpportunityFilter(text, state, rep, agency, account, stage, line, from, to, own);
    }

    OpportunityFilter ofStage(UUID stage) {
        return new OpportunityFilter(text, state, rep, agency, account, stage, line, from, to, own);
    }

    OpportunityFilter of(OwnFilter own) {
        return new OpportunityFilter(text, state, rep, agency, account, stage, line, from, to, own);
    }

    /// As the address says it; what is not understood is left out.
    static OpportunityFilter of(Map<String, String> asked) {
        var text = asked.getOrDefault("q", "").strip();
        return new OpportunityFilter(text.substring(0, Math.min(text.length(), LONGEST)),
                state(asked.getOrDefault("state", "")), id(asked.get("rep")),
                id(asked.get("agency")), id(asked.get("account")), id(asked.get("stage")),
                id(asked.get("line")), day(asked.get("from")), day(asked.get("to")));
    }

    private static State state(String code) {
        for (var one : State.values()) {
            if (one.code().equals(code)) return one;
        }
        return State.OPEN;
    }

    private static @Nullable UUID id(@Nullable String text) {
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

    /// As it stands in an address.
    Query query() {
        return Query.none().with("q", text)
                .with("state", state == State.OPEN ? "" : state.code())
                .with("rep", rep == null ? "" : rep)
                .with("agency", agency == null ? "" : agency)
                .with("account", account == null ? "" : account)
                .with("stage", stage == null ? "" : stage)
                .with("line", line == null ? "" : line)
                .with("from", from == null ? "" : from)
                .with("to", to == null ? "" : to)
                .and(new Query(own.query()));
    }

    /// Whether what it leaves changes with opportunities, people and days alone, and is asked for
    /// again and again.
    boolean isLasting() {
        return text.isEmpty() && own.isNothing() && state != State.AGEING;
    }

    boolean isNarrowed() {
        return !query().values().isEmpty();
    }
}
