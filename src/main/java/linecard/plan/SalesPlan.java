package linecard.plan;

import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// One edition of what the organisation means to do in a fiscal year. An approved edition is not
/// changed but followed by another; only its tactics are ticked off.
///
/// @param edition 1 for the first of its year
/// @param approvedBy the name as signed; empty for a draft
/// @param tactics in the plan's order
public record SalesPlan(
        UUID id, int fiscalYear, int edition, String strategy, State state,
        String approvedBy, @Nullable Instant approvedAt, List<Tactic> tactics, int version) {

    public enum State implements Coded {
        DRAFT, APPROVED, REPLACED;

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    boolean is(State asked) {
        return state == asked;
    }

    /// Whether there is nothing in it that anybody could agree to.
    boolean isBlank() {
        return strategy.isBlank() && tactics.isEmpty();
    }

    /// The strategy's paragraphs, which empty lines part.
    List<String> paragraphs() {
        return strategy.isBlank() ? List.of() : List.of(strategy.strip().split("\\R\\s*\\R"));
    }
}
