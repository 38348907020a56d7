package linecard.reckoning;

import linecard.money.Rate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Tiers: the more has been sold in a period, the higher the rate.
///
/// What counts toward the tier and what is paid are two things: a line counts where its product
/// line is among the counted ones, by this measure; it is paid where a rate rule names the ladder,
/// by the base of the terms.
///
/// @param countedLines with their child lines; none for all
/// @param tiers lower bounds, in units of what counts, so there can be neither holes nor overlaps;
///        a bound is reached at >=
public record Ladder(
        String name, Style style, Reset reset, Measure counts, Set<UUID> countedLines,
        List<Tier> tiers) {

    public enum Style {
        /// Each slice at its own rate.
        MARGINAL,
        /// The reached rate for the whole period.
        RETROACTIVE
    }

    public record Tier(long from, Rate rate) {}

    /// So much of what counts, at this rate; negative where it is taken back.
    public record Slice(long size, Rate rate) {}

    public Ladder {
        countedLines = Set.copyOf(countedLines);
        tiers = List.copyOf(tiers);
    }

    /// Names are different within terms, and the rest is long.
    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /// @param productLines a subject's own and those it lies in
    boolean counts(List<UUID> productLines) {
        if (countedLines.isEmpty()) return true;
        for (var line : productLines) if (countedLines.contains(line)) return true;
        return false;
    }

    /// The place of the tier in which a position lies; below zero still in the first.
    int reached(long position) {
        int tier = 0;
        while (tier + 1 < tiers.size() && tiers.get(tier + 1).from() <= position) tier++;
        return tier;
    }

    public Rate rateAt(long position) {
        return tiers.get(reached(position)).rate();
    }

    /// What lies between two positions, cut at the bounds.
    List<Slice> slices(long from, long to) {
        if (to < from) {
            return slices(to, from).reversed().stream()
                    .map(slice -> new Slice(-slice.size(), slice.rate())).toList();
        }
        var slices = new ArrayList<Slice>();
        for (long at = from; at < to; ) {
            int tier = reached(at);
            long end = tier + 1 < tiers.size() ? Math.min(to, tiers.get(tier + 1).from()) : to;
            slices.add(new Slice(Math.subtractExact(end, at), tiers.get(tier).rate()));
            at = end;
        }
        return slices;
    }

    /// All slices from zero to a position at their own rates, in millionths of a minor unit.
    BigInteger worth(long position) {
        var worth = BigInteger.ZERO;
        for (var slice : slices(0, position)) {
            worth = worth.add(BigInteger.valueOf(slice.size())
                    .multiply(BigInteger.valueOf(slice.rate().millionths())));
        }
        return worth;
    }
}
