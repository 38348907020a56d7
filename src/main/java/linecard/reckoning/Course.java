package linecard.reckoning;

import linecard.money.Rate;
import linecard.reckoning.Ladder.Slice;
import linecard.reckoning.Ladder.Style;
import linecard.reckoning.Strand.Climb;
import linecard.reckoning.Strand.Flat;
import linecard.reckoning.Strand.Nothing;
import linecard.reckoning.Strand.Over;
import linecard.reckoning.Strand.PerUnit;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.util.List;

/// A strand and how far its period got. The whole way from a line's base to its amount follows from
/// this and the bases before it.
///
/// @param position what counts toward the ladder in the period, the strand's own lines and others
/// @param sliced of a marginal ladder: what is paid is what counts, line by line, so each line has
///        its own slices; else all are paid at the average of the period's slices
public record Course(Strand strand, long position, boolean sliced) {

    Curve curve() {
        return switch (strand) {
            case Flat flat -> Curve.of(flat.rate(), flat.share());
            case Over over -> Curve.of(over.override().rate(), over.share());
            case PerUnit spiff -> Curve.of(spiff.spiff().perUnit(), 1_000, spiff.share());
            case Nothing _ -> Curve.NOTHING;
            case Climb climb -> climbing(climb.ladder(), climb.share());
        };
    }

    private Curve climbing(Ladder ladder, Rate share) {
        if (isAtOneRate(ladder)) {
            return Curve.of(ladder.rateAt(position), share);
        }
        return sliced ? Curve.sliced(ladder) : Curve.average(ladder, position, share);
    }

    /// Whether it is an override on what others earn, rather than on what they sell.
    boolean isOfCommission() {
        return strand instanceof Over over && over.override().of() == Terms.Of.COMMISSION;
    }

    private boolean isAtOneRate(Ladder ladder) {
        return ladder.style() == Style.RETROACTIVE || position <= 0 && !sliced;
    }

    /// Whether the same is paid of any base, however far the period got. Of a strand that is the
    /// same, where lines have no slices of their own.
    boolean paysAs(Course other) {
        if (!(strand instanceof Climb climb)) return true;
        var ladder = climb.ladder();
        return worth(ladder).multiply(other.size(ladder))
                .equals(other.worth(ladder).multiply(size(ladder)));
    }

    /// What is paid of [#size], in millionths.
    private BigInteger worth(Ladder ladder) {
        return isAtOneRate(ladder) ? BigInteger.valueOf(ladder.rateAt(position).millionths())
                : ladder.worth(position);
    }

    private BigInteger size(Ladder ladder) {
        return isAtOneRate(ladder) ? BigInteger.ONE : BigInteger.valueOf(position);
    }

    /// Whether each line has slices of its own; else those of all are the same.
    public boolean isByLine() {
        return sliced && strand instanceof Climb climb
                && climb.ladder().style() == Style.MARGINAL;
    }

    /// Of a line that has slices of its own and lies in one tier, the rate of that; else null.
    public @Nullable Rate oneRate(long before, long after) {
        if (!(strand instanceof Climb climb) || before == after) return null;
        var ladder = climb.ladder();
        int tier = ladder.reached(Math.min(before, after));
        boolean isOne = tier + 1 == ladder.tiers().size()
                || Math.max(before, after) <= ladder.tiers().get(tier + 1).from();
        return isOne ? ladder.tiers().get(tier).rate() : null;
    }

    /// The slices that explain a line after which the strand's sum went from one to another.
    public List<Slice> slices(long before, long after) {
        if (!(strand instanceof Climb climb)) return List.of();
        var ladder = climb.ladder();
        if (isAtOneRate(ladder)) {
            return List.of(new Slice(position, ladder.rateAt(position)));
        }
        return sliced ? ladder.slices(before, after) : ladder.slices(0, position);
    }
}
