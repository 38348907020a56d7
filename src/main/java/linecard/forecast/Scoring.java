package linecard.forecast;

import linecard.forecast.Score.Source;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Compares what was expected with what came. Takes earlier figures one by one and keeps sums.
final class Scoring {

    private record Key(Dimension dimension, Source source, int ahead, boolean afterwards) {}

    private static final class Sums {
        private long cases;
        private BigDecimal off = BigDecimal.ZERO;
        private BigDecimal came = BigDecimal.ZERO;
        private double squares;
        private long heldHalf;
        private long heldMost;
        private long ranged;
    }

    /// What came of a part, by month; months that are not over are not in it.
    record Came(Map<LocalDate, Long> months) {

        /// What a usual month brought; 1 at least.
        double usual() {
            double sum = 0;
            for (var amount : months.values()) sum += Math.abs((double) amount);
            return Math.max(1, sum / Math.max(1, months.size()));
        }
    }

    private final Map<String, Came> came = new HashMap<>();
    private final Map<Key, Sums> sums = new HashMap<>();
    private final List<Double> stretches = new ArrayList<>();

    /// What came by now of one part.
    void known(Dimension dimension, String part, List<LocalDate> months, long[] amounts) {
        var byMonth = new TreeMap<LocalDate, Long>();
        for (int i = 0; i < amounts.length; i++) byMonth.put(months.get(i), amounts[i]);
        came.put(dimension + " " + part, new Came(byMonth));
    }

    /// Compares what an earlier snapshot said.
    void add(Snapshot then, Figure said) {
        var actual = came.get(said.dimension() + " " + said.part());
        if (actual == null || said.state() != Figure.State.EXPECTED) return;
        double usual = actual.usual();
        for (int ahead = 0; ahead < then.months().size(); ahead++) {
            var amount = actual.months().get(then.months().get(ahead));
            if (amount == null) continue;
            add(then, said, Source.TOGETHER, said.expected(), ahead, amount, usual);
            for (var method : Method.values()) {
                add(then, said, Source.valueOf(method.name()), said.by(method), ahead, amount,
                        usual);
            }
            add(then, said, Source.NAIVE, said.naive(), ahead, amount, usual);
        }
    }

    private void add(
            Snapshot then, Figure said, Source source, long[] path, int ahead, long amount,
            double usual) {
        if (path.length == 0) return;
        var sum = sums.computeIfAbsent(
                new Key(said.dimension(), source, ahead, then.afterwards()), _ -> new Sums());
        put(sum, path[ahead], amount, usual);
        if (source != Source.TOGETHER || !said.band().isKnown()) return;
        var band = said.band();
        sum.ranged++;
        if (isWithin(band.halfLow()[ahead], amount, band.halfHigh()[ahead])) sum.heldHalf++;
        if (isWithin(band.mostLow()[ahead], amount, band.mostHigh()[ahead])) sum.heldMost++;
        double wide = Math.max(1, amount < path[ahead] ? path[ahead] - band.mostLow()[ahead]
                : band.mostHigh()[ahead] - path[ahead]);
        if (said.dimension() == Dimension.REP) {
            stretches.add(Math.abs((double) amount - path[ahead]) / wide * then.stretch());
        }
    }

    private static void put(Sums sum, long said, long amount, double usual) {
        var off = BigDecimal.valueOf(said).subtract(BigDecimal.valueOf(amount)).abs();
        sum.cases++;
        sum.off = sum.off.add(off);
        sum.came = sum.came.add(BigDecimal.valueOf(amount).abs());
        sum.squares += Math.pow(off.doubleValue() / usual, 2);
    }

    private static boolean isWithin(long low, long amount, long high) {
        return low <= amount && amount <= high;
    }

    /// Compares what somebody said of a whole quarter before it began.
    void add(Stance said, List<LocalDate> months) {
        var actual = came.get(Dimension.REP + " " + said.rep());
        if (actual == null) return;
        long amount = 0;
        for (var month : months) {
            var one = actual.months().get(month);
            if (one == null) return;
            amount += one;
        }
        var source = said.side() == Stance.Side.REP ? Source.REP : Source.MANAGER;
        put(sums.computeIfAbsent(new Key(Dimension.REP, source, 0, false), _ -> new Sums()),
                said.amountMinor(), amount, 3 * actual.usual());
    }

    List<Score> scores() {
        var scores = new ArrayList<Score>();
        sums.forEach((key, sum) -> scores.add(new Score(key.dimension(), key.source(),
                key.ahead(), key.afterwards(), sum.cases, sum.off, sum.came, sum.squares,
                sum.heldHalf, sum.heldMost, sum.ranged)));
        return scores;
    }

    /// By how much ranges are to be widened so that four of five would have held; never narrower,
    /// at most three times as wide. One where there is too little to tell.
    double stretch() {
        if (stretches.size() < 30) return 1;
        var sorted = stretches.stream().sorted().toList();
        return Math.clamp(sorted.get((int) Math.min(sorted.size() - 1,
                Math.ceil(0.8 * sorted.size()))), 1, 3);
    }
}
