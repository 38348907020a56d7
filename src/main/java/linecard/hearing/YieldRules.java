package linecard.hearing;

import linecard.hearing.Yield.By;
import linecard.hearing.Yield.Change;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/// How revenue changed in groups of accounts, with the bootstrap-t interval (Efron and Tibshirani,
/// An Introduction to the Bootstrap, 1993, chapter 12): the accounts of a group are drawn anew with
/// replacement, many times, always by the same random numbers. How far the ratio of their sums is
/// off the real one, in standard errors of a ratio (Cochran, Sampling Techniques, 1977, chapter 6),
/// tells how far the real one may be off. The middle 95 hundredths of that are the range: since
/// what accounts buy is far from evenly spread, it holds some nine times in ten.
final class YieldRules {

    /// Fewer accounts that bought in the year before say nothing; `docs/decisions/0039` tells how
    /// often the range holds from here on.
    static final int LEAST = 20;

    private static final int DRAWS = 2_000;
    private static final int LEAST_DRAWS = 200;
    private static final long WORK = 4_000_000;
    private static final long SEED = 0x11ECA2DL;

    private static final int[] BOUNDS = {0, 1, 3, 6, 12};

    private YieldRules() {}

    /// The groups by number of calls, from none on, as far as there are accounts.
    static List<Yield> byCalls(List<Account> accounts) {
        return groups(By.CALLS, accounts, account -> range(account.calls()),
                Comparator.comparingInt(key -> Integer.parseInt(key.replaceAll("\\D.*", ""))));
    }

    /// The ranges of calls: `0`, `1–2`, `3–5`, `6–11`, `12+`.
    static String range(int calls) {
        int at = BOUNDS.length - 1;
        while (BOUNDS[at] > calls) at--;
        if (at == BOUNDS.length - 1) return BOUNDS[at] + "+";
        int last = BOUNDS[at + 1] - 1;
        return BOUNDS[at] == last ? String.valueOf(last) : BOUNDS[at] + "–" + last;
    }

    static List<Yield> byType(List<Account> accounts) {
        return groups(By.TYPE, accounts, Account::type, Comparator.naturalOrder());
    }

    /// Of accounts that somebody holds.
    static List<Yield> byRep(List<Account> accounts) {
        return groups(By.REP, accounts.stream().filter(one -> one.rep() != null).toList(),
                account -> String.valueOf(account.rep()), Comparator.naturalOrder());
    }

    private static List<Yield> groups(By by, List<Account> accounts,
            Function<Account, String> key, Comparator<String> order) {
        Map<String, List<Account>> groups = new TreeMap<>(order);
        for (var account : accounts) {
            groups.computeIfAbsent(key.apply(account), _ -> new ArrayList<>()).add(account);
        }
        var yields = new ArrayList<Yield>();
        groups.forEach((name, its) -> yields.add(new Yield(by, name, its.size(),
                its.stream().mapToLong(Account::calls).sum(),
                its.stream().mapToLong(Account::nowMinor).reduce(0, Math::addExact),
                its.stream().mapToLong(Account::beforeMinor).reduce(0, Math::addExact),
                change(its))));
        return yields;
    }

    /// Null where too few of them bought in the year before, or what they bought comes to nothing.
    static @Nullable Change change(List<Account> accounts) {
        long buyers = accounts.stream().filter(one -> one.beforeMinor() > 0).count();
        if (buyers < LEAST) return null;
        var sorted = new ArrayList<>(accounts);
        sorted.sort(Comparator.comparingLong(Account::beforeMinor)
                .thenComparingLong(Account::nowMinor));
        var now = sorted.stream().mapToDouble(Account::nowMinor).toArray();
        var before = sorted.stream().mapToDouble(Account::beforeMinor).toArray();
        double base = Arrays.stream(before).sum();
        if (base <= 0) return null;
        double ratio = Arrays.stream(now).sum() / base;
        double error = error(now, before, all(now.length), ratio);
        var deviations = drawn(now, before, ratio);
        // where chance can leave no base at all, the range is no range
        if (Double.isNaN(deviations[deviations.length - 1])) return null;
        return new Change(permille(ratio), permille(ratio - at(deviations, 0.975) * error),
                permille(ratio - at(deviations, 0.025) * error));
    }

    /// How far the ratios of drawn accounts are from the real one, in their own standard errors:
    /// sorted; what has no base is not a number, and stands last.
    private static double[] drawn(double[] now, double[] before, double real) {
        var chance = new SplittableRandom(SEED);
        int size = now.length;
        var deviations = new double[(int) Math.clamp(WORK / size, LEAST_DRAWS, DRAWS)];
        var picked = new int[size];
        for (int draw = 0; draw < deviations.length; draw++) {
            double sum = 0;
            double base = 0;
            for (int i = 0; i < size; i++) {
                picked[i] = chance.nextInt(size);
                sum += now[picked[i]];
                base += before[picked[i]];
            }
            double error = base > 0 ? error(now, before, picked, sum / base) : Double.NaN;
            deviations[draw] = error == 0 ? 0 : (sum / base - real) / error;
        }
        Arrays.sort(deviations);
        return deviations;
    }

    /// The standard error of a ratio of sums, from what each account is off it.
    private static double error(double[] now, double[] before, int[] picked, double ratio) {
        double squares = 0;
        double base = 0;
        for (int one : picked) {
            double off = now[one] - ratio * before[one];
            squares += off * off;
            base += before[one];
        }
        int size = picked.length;
        return Math.sqrt(squares / (size - 1) * size) / base;
    }

    private static int[] all(int size) {
        return IntStream.range(0, size).toArray();
    }

    private static double at(double[] sorted, double part) {
        return sorted[(int) Math.round(part * (sorted.length - 1))];
    }

    private static long permille(double ratio) {
        return Math.round((ratio - 1) * 1000);
    }

    enum Finding { MORE, LESS, UNCLEAR, NOTHING }

    /// Whether accounts that were called on most grew more than those called on least: only where
    /// their ranges lie apart.
    static Finding finding(List<Yield> byCalls) {
        var told = byCalls.stream().filter(one -> one.change() != null).toList();
        if (told.size() < 2) return Finding.NOTHING;
        var least = told.getFirst().change();
        var most = told.getLast().change();
        if (least == null || most == null) return Finding.NOTHING;
        if (most.low() > least.high()) return Finding.MORE;
        return most.high() < least.low() ? Finding.LESS : Finding.UNCLEAR;
    }
}
