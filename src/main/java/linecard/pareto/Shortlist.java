package linecard.pareto;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/// The shortest list of calls that brings accounts nearest to what they should get.
///
/// Each account lacks so many calls, its gap `g`; so many calls `x` leave `(g - x)²` of it. Among
/// all lists of at most so many calls, and at most so many at one account, the one that leaves the
/// least in sum is wanted, and of those the shortest.
///
/// Taking the account with the largest gap left, again and again, finds it. What a call at an
/// account gains, `2g - 1` for the gap `g` before it, is less with every call there. So the gains
/// of an account come in falling order, and the largest `n` of all gains can always be had
/// together: no list of `n` calls gains more (O. Gross, 1956; B. Fox, 1966). It stops before the
/// first gain that is none, `g <= 1/2`: any list that gains as much has all the gains above zero
/// that were taken, so none is shorter.
public final class Shortlist {

    private static final double NOTHING_GAINED = 0.5;

    private Shortlist() {}

    private record Open(int account, double gap) {}

    /// How many calls to make at each account.
    ///
    /// @param gaps in calls; below zero where an account got more than its part
    /// @param most calls in all
    /// @param mostEach calls at one account
    public static List<Integer> of(List<Double> gaps, int most, int mostEach) {
        var calls = new int[gaps.size()];
        var open = new PriorityQueue<Open>(Comparator.comparingDouble(Open::gap).reversed()
                .thenComparing(Open::account));
        IntStream.range(0, calls.length).filter(i -> gaps.get(i) > NOTHING_GAINED)
                .forEach(i -> open.add(new Open(i, gaps.get(i))));
        for (int made = 0; made < most && mostEach > 0 && !open.isEmpty(); made++) {
            var widest = open.remove();
            int here = ++calls[widest.account()];
            double left = widest.gap() - 1;
            if (here < mostEach && left > NOTHING_GAINED) {
                open.add(new Open(widest.account(), left));
            }
        }
        return IntStream.of(calls).boxed().toList();
    }
}
