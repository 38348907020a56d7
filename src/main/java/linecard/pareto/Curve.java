package linecard.pareto;

import linecard.money.Rate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Accounts by what they are worth, the largest first, and how many of them make most of it
/// (V. Pareto, 1896; J. M. Juran, 1951). Accounts that took back more than they bought are not on
/// the curve; those that come to nothing are nowhere.
///
/// @param places the larger value first, equals by the larger margin, then by id
/// @param negatives the most negative first
/// @param total of all on the curve
/// @param few how many make the threshold: the smallest number that does
public record Curve(List<Place> places, List<Worth> negatives, long total, int few) {

    /// The part of all that is said beside the few: the fifth of the well-known rule.
    private static final int FIFTH = 5;

    static final Comparator<Worth> ORDER = Comparator.comparingLong(Worth::value).reversed()
            .thenComparing(Comparator.comparingLong(Worth::yearlyMargin).reversed())
            .thenComparing(worth -> worth.account().toString());

    /// @param cumulative what it and all before it are worth
    public record Place(Worth worth, long cumulative) {}

    public static Curve of(List<Worth> all, Rate threshold) {
        var places = new ArrayList<Place>();
        long total = 0;
        for (var worth : all.stream().filter(one -> one.value() > 0).sorted(ORDER).toList()) {
            total = Math.addExact(total, worth.value());
            places.add(new Place(worth, total));
        }
        var negatives = all.stream().filter(one -> one.value() < 0)
                .sorted(Comparator.comparingLong(Worth::value)
                        .thenComparing(worth -> worth.account().toString())).toList();
        long needed = needed(total, threshold);
        int few = 0;
        while (few < places.size() && (few == 0 || places.get(few - 1).cumulative() < needed)) {
            few++;
        }
        return new Curve(List.copyOf(places), negatives, total, few);
    }

    /// The least that is no smaller than so much of a whole.
    static long needed(long whole, Rate threshold) {
        return BigInteger.valueOf(whole).multiply(BigInteger.valueOf(threshold.millionths()))
                .add(BigInteger.valueOf(999_999)).divide(BigInteger.valueOf(1_000_000))
                .longValueExact();
    }

    /// What part of the total an amount is, in millionths, rounded half up; 0 of nothing.
    public long millionths(long amount) {
        if (total == 0) return 0;
        return BigInteger.valueOf(amount).multiply(BigInteger.valueOf(2_000_000))
                .add(BigInteger.valueOf(total)).divide(BigInteger.valueOf(2).multiply(
                        BigInteger.valueOf(total))).longValueExact();
    }

    /// How many a fifth of the accounts are, rounded up.
    public int fifth() {
        return (places.size() + FIFTH - 1) / FIFTH;
    }

    /// What so many of the largest are worth together.
    public long top(int number) {
        return number == 0 ? 0 : places.get(number - 1).cumulative();
    }

    public int young() {
        return (int) places.stream().filter(place -> place.worth().isYoung()).count();
    }

    /// For a picture: after each hundredth of the accounts what part of the total there is, in
    /// millionths; 101 points from nothing to all. None where no account is on the curve.
    public List<Long> points() {
        var points = new ArrayList<Long>();
        if (places.isEmpty()) return points;
        for (int percent = 0; percent <= 100; percent++) {
            double at = places.size() * percent / 100.0;
            int whole = (int) at;
            double here = top(whole);
            double next = whole < places.size() ? top(whole + 1) : here;
            points.add(Math.round(1_000_000 * (here + (at - whole) * (next - here)) / total));
        }
        return points;
    }
}
