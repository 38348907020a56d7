package linecard.pareto;

import java.util.Arrays;

/// Whether later figures are larger than earlier ones, or only seem so: how likely chance alone
/// would put the later ones so far up (F. Wilcoxon, 1945). Exact for few figures, equals included.
public final class RankSum {

    /// More are not looked at together.
    public static final int MOST = 60;

    private RankSum() {}

    /// The part of all ways to pick as many as are later out of all, in which these have ranks as
    /// high in sum. 1 where there is nothing to compare.
    ///
    /// @throws IllegalArgumentException for more than [#MOST] figures
    public static double chance(double[] earlier, double[] later) {
        int all = earlier.length + later.length;
        if (all > MOST) throw new IllegalArgumentException(all + " figures");
        if (earlier.length == 0 || later.length == 0) return 1;
        var ranks = twiceRanks(earlier, later);
        int seen = 0;
        for (int i = earlier.length; i < all; i++) seen += ranks[i];
        var ways = new double[later.length + 1][Arrays.stream(ranks).sum() + 1];
        ways[0][0] = 1;
        for (int rank : ranks) {
            for (int picked = later.length; picked > 0; picked--) {
                for (int sum = ways[picked].length - 1; sum >= rank; sum--) {
                    ways[picked][sum] += ways[picked - 1][sum - rank];
                }
            }
        }
        double whole = 0;
        double high = 0;
        for (int sum = 0; sum < ways[later.length].length; sum++) {
            whole += ways[later.length][sum];
            if (sum >= seen) high += ways[later.length][sum];
        }
        return high / whole;
    }

    /// Twice the rank of each, the earlier ones first; equals share theirs.
    private static int[] twiceRanks(double[] earlier, double[] later) {
        var all = Arrays.copyOf(earlier, earlier.length + later.length);
        System.arraycopy(later, 0, all, earlier.length, later.length);
        var ranks = new int[all.length];
        for (int i = 0; i < all.length; i++) {
            int below = 0;
            int equal = 0;
            for (double other : all) {
                if (other < all[i]) below++;
                if (other == all[i]) equal++;
            }
            ranks[i] = 2 * below + equal + 1;
        }
        return ranks;
    }
}
