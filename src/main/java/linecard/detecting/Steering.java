package linecard.detecting;

import linecard.calendar.Span;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Accounts that buy less of what their rep carries a rival of, though the rep still calls: less
/// than the same months of earlier years, than such months elsewhere and than what the account
/// buys of other lines let expect. A statistic, which says how rare it would be by chance.
///
/// What is expected is what is usual there, times the change of the market, times how the account
/// does otherwise. What comes is counted in orders (see [Expected]), and follows a negative
/// binomial law, whose certainty is made of how much is known of the account and of how far
/// accounts stray by themselves. That law is not trusted alone: as many of the accounts without a
/// rival as are as far off count as chance, too.
///
/// A finding is serious only where it is so rare that among all accounts of 100 reps that are
/// looked at, one in two years would come so by chance.
public final class Steering {

    /// An account at which there is nothing to compare with, below so many orders.
    static final double FEWEST = 3;
    static final int VISITS = 2;

    private static final double NOTICED = 0.02;
    /// What is looked at more closely where it is so at several accounts of a rep.
    private static final double SUSPECTED = 0.05;
    private static final int SEVERAL = 3;
    private static final double FALSE_A_YEAR = 0.5;
    private static final double PER_REPS = 100;
    private static final double LOOKS_A_YEAR = 4;
    /// The least part of the account's volume that is worth a word.
    private static final double LEAST = 0.1;
    private static final double FELL = 0.01;
    private static final double WORTH_SEEING = 0.3;

    /// A product line at an account.
    record Spot(UUID account, UUID line) {}

    /// @param accounts how many were looked at
    /// @param unjudged those of which nothing can be said: nobody called, or what they buy varies
    ///     so much that a fall by 30 % of it could not be told from chance
    public record Result(List<Finding> findings, int accounts, Set<UUID> unjudged) {

        /// Where nobody carries a rival.
        public static final Result NOTHING = new Result(List.of(), 0, Set.of());
    }

    /// What is to be said of an account.
    ///
    /// @param chance how likely such a fall comes by itself
    /// @param seen how likely a fall by 30 % of the account's volume comes by itself
    /// @param expected orders, with how the account does otherwise
    /// @param certainty of that, as [Tail] wants it
    private record Verdict(
            double chance, double seen, Expected rival, Expected others, double expected,
            double certainty) {

        /// The part of the account's volume that is missing.
        double missing() {
            return missing(rival.got() / expected);
        }

        /// The least of it, with 0.975, and the most, with 0.025: in 95 of 100 cases between.
        double bound(double chance) {
            return missing(Tail.factor(rival.got(), expected, certainty, chance));
        }

        private double missing(double came) {
            return rival.amount() / (rival.amount() + others.amount()) * (1 - came);
        }

        boolean couldBeSeen() {
            return rival.orders() >= FEWEST && seen <= NOTICED;
        }

        /// As many of the others as are as far off count as chance, too.
        Verdict beside(double[] usual) {
            return new Verdict(Math.max(chance, atMost(usual, chance)), seen, rival, others,
                    expected, certainty);
        }

        /// Of the account as a whole as well: whoever buys another line of ours instead has not
        /// gone.
        boolean isFall(double likely) {
            return rival.orders() >= FEWEST && chance <= likely && missing() >= LEAST
                    && rival.bought() + others.bought()
                       <= (1 - LEAST) * (rival.amount() + others.amount());
        }
    }

    private final Market market;
    private final Map<UUID, List<Bought>> byAccount;
    private final Span months;
    private final Span before;

    private Steering(
            Market market, Map<UUID, List<Bought>> byAccount, Span months, Span before) {
        this.market = market;
        this.byAccount = byAccount;
        this.months = months;
        this.before = before;
    }

    /// @param months the latest, closed
    /// @param before the same of the year before
    /// @param visits in the latest months, at accounts of anybody
    /// @param reps at work
    public static Result of(
            List<Bought> bought, List<Carrier> carriers, Map<UUID, Integer> visits, int reps,
            Span months, Span before) {
        var byAccount = new HashMap<UUID, List<Bought>>();
        for (var one : bought) {
            byAccount.computeIfAbsent(one.account(), _ -> new ArrayList<>()).add(one);
        }
        var carried = new HashSet<Spot>();
        for (var one : carriers) {
            for (var line : one.lines()) carried.add(new Spot(one.account(), line));
        }
        var steering = new Steering(
                Market.of(bought, carried), byAccount, months, before);
        return steering.judge(carriers, steering.usualChances(carried, visits), reps);
    }

    private Result judge(List<Carrier> carriers, double[] usual, int reps) {
        double rare = Math.min(NOTICED, FALSE_A_YEAR * reps / PER_REPS
                / (LOOKS_A_YEAR * Math.max(1, carriers.size())));
        var verdicts = new ArrayList<Verdict>();
        var alike = new HashMap<UUID, Integer>();
        for (var one : carriers) {
            var verdict = verdict(one.account(), one.lines()).beside(usual);
            verdicts.add(verdict);
            if (one.visits() >= VISITS && verdict.isFall(SUSPECTED)) {
                alike.merge(one.rep(), 1, Integer::sum);
            }
        }
        var findings = new ArrayList<Finding>();
        var unjudged = new HashSet<UUID>();
        for (int n = 0; n < carriers.size(); n++) {
            var one = carriers.get(n);
            var verdict = verdicts.get(n);
            int several = alike.getOrDefault(one.rep(), 0);
            if (one.visits() < VISITS
                    || !verdict.isFall(several >= SEVERAL ? SUSPECTED : NOTICED)) {
                if (one.visits() < VISITS || !verdict.couldBeSeen()) unjudged.add(one.account());
                continue;
            }
            boolean weighs = verdict.chance() <= rare && verdict.bound(0.975) > 0
                    && !one.since().isAfter(before.from())
                    && one.rivals().stream().anyMatch(Rival::isCompeting);
            findings.add(new Finding(Rule.STEERING, one.agency(), one.rep(), one.account(),
                    weighs ? Severity.SERIOUS : Severity.NOTICE, facts(one, verdict, several)));
        }
        return new Result(findings, carriers.size(), unjudged);
    }

    private Verdict verdict(UUID account, Set<UUID> lines) {
        var all = byAccount.getOrDefault(account, List.of());
        var rival = Expected.all(
                all.stream().filter(one -> lines.contains(one.line())).toList(), market);
        var others = Expected.all(
                all.stream().filter(one -> !lines.contains(one.line())).toList(), market);
        if (rival.orders() <= 0) return new Verdict(1, 1, rival, others, 1, 1);
        double steady = 2 / market.drift();
        var otherwise = otherwise(others, steady);
        double expected = rival.orders() * Math.min(1, otherwise.factor());
        double certainty = 1 / (1 / rival.known() + 1 / otherwise.certainty() + 1 / steady);
        double part = rival.amount() / (rival.amount() + others.amount());
        double left = expected * Math.max(0, 1 - WORTH_SEEING / part);
        return new Verdict(Tail.atMost(rival.got(), expected, certainty),
                Tail.atMost(left, expected, certainty), rival, others, expected, certainty);
    }

    /// How the account does besides.
    private record Otherwise(double factor, double certainty) {}

    /// What is known of that beforehand, and what it shows; but where the rest fell further than
    /// accounts stray, something happened to the account, and only what it shows counts. Orders
    /// count less where it is little known what is usual.
    private static Otherwise otherwise(Expected others, double steady) {
        if (others.orders() <= 0) return new Otherwise(1, steady);
        double weight = others.known() / (others.known() + others.orders());
        double got = others.got() * weight;
        double orders = others.orders() * weight;
        return Tail.atMost(got, orders, steady / 2) < FELL
                ? new Otherwise((got + 0.5) / (orders + 0.5), got + 0.5)
                : new Otherwise((steady + got) / (steady + orders), steady + got);
    }

    /// How rare falls look at accounts whose rep carries no rival and calls as well.
    private double[] usualChances(Set<Spot> carried, Map<UUID, Integer> visits) {
        var chances = new ArrayList<Double>();
        byAccount.forEach((account, all) -> {
            if (visits.getOrDefault(account, 0) < VISITS) return;
            for (var one : all) {
                if (!one.hasPast() || carried.contains(new Spot(account, one.line()))) continue;
                var verdict = verdict(account, Set.of(one.line()));
                if (verdict.rival().orders() < FEWEST) continue;
                chances.add(verdict.isFall(1) ? verdict.chance() : 1);
            }
        });
        var sorted = chances.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private static double atMost(double[] sorted, double chance) {
        if (sorted.length == 0) return 0;
        int at = Arrays.binarySearch(sorted, chance);
        if (at < 0) at = -at - 1;
        while (at < sorted.length && sorted[at] <= chance) at++;
        return (double) at / sorted.length;
    }

    private List<Fact> facts(Carrier one, Verdict verdict, int several) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(Fact.Kind.FALL, "", Math.round(verdict.rival().amount()),
                Math.round(verdict.rival().bought()), millionths(verdict.missing()),
                millionths(verdict.bound(0.975)), millionths(Math.min(1, verdict.bound(0.025))),
                months.from(), months.to()));
        one.rivals().stream().map(Rival::fact).forEach(facts::add);
        facts.add(elsewhere(one, verdict));
        if (verdict.others().orders() >= FEWEST) {
            facts.add(Fact.of(Fact.Kind.OTHERS, "",
                    Math.round(verdict.others().amount()), Math.round(verdict.others().bought())));
        }
        facts.add(Fact.of(Fact.Kind.VISITS, "", one.visits()));
        if (several >= SEVERAL) facts.add(Fact.of(Fact.Kind.SEVERAL, "", several));
        if (one.since().isAfter(before.from())) {
            facts.add(Fact.of(Fact.Kind.TAKEN_OVER, one.since().toString(), one.since()));
        }
        return facts;
    }

    private Fact elsewhere(Carrier one, Verdict verdict) {
        double usual = 0;
        int accounts = 0;
        for (var bought : byAccount.getOrDefault(one.account(), List.of())) {
            if (!bought.hasPast() || !one.lines().contains(bought.line())) continue;
            usual += bought.usual();
            accounts = Math.max(accounts, market.of(bought.line()).accounts());
        }
        return Fact.of(Fact.Kind.MARKET, "", millionths(verdict.rival().amount() / usual - 1),
                accounts);
    }

    private static long millionths(double part) {
        return Math.round(part * 1_000_000);
    }
}
