package linecard.plan;

import linecard.plan.Goal.Measure;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

import static java.util.Comparator.comparing;

/// A goal with every number that was ever put on the table for it.
///
/// @param rep null for the organisation's own goal, which nobody has to agree to
/// @param proposals oldest first; the first is the principal's
public record Negotiation(
        UUID goal, int fiscalYear, Measure measure, @Nullable UUID rep,
        @Nullable UUID productLine, List<Proposal> proposals) {

    public enum State implements Coded {
        /// The principal's number stands and waits for the rep.
        SET,
        /// The rep's number waits for the principal.
        COUNTERED,
        AGREED
    }

    /// The number that both sides agreed to last; the principal's latest where there is none.
    Proposal inForce() {
        return latest(proposal -> proposal.agreed() != null).orElseGet(
                () -> latest(proposal -> proposal.side() == Side.PRINCIPAL).orElseThrow());
    }

    /// What a side said last, be it by proposing or by agreeing.
    Optional<Proposal> word(Side side) {
        return latest(proposal -> proposal.side() == side || proposal.agreed() != null);
    }

    /// What a side may agree to: the other side's last word, unless that is settled.
    public Optional<Proposal> offerTo(Side side) {
        if (rep == null) return Optional.empty();
        return word(side.other()).filter(offered -> offered.agreed() == null);
    }

    public State state() {
        var last = latest(_ -> true).orElseThrow();
        if (last.agreed() != null) return State.AGREED;
        return last.side() == Side.REP ? State.COUNTERED : State.SET;
    }

    /// The number of proposals that somebody has seen, to notice when another has come since.
    int seen() {
        return proposals.getLast().number();
    }

    Goal settled() {
        var inForce = inForce();
        return new Goal(goal, fiscalYear, measure, rep, productLine, inForce.months(),
                inForce.agreed() != null);
    }

    private Optional<Proposal> latest(Predicate<Proposal> which) {
        return proposals.stream().filter(which)
                .max(comparing(Proposal::lastSaidAt).thenComparing(Proposal::number));
    }
}
