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
/// than two years before, the same months elsewhere and what the account buys of other lines let
/// expect. A statistic, which says how rare it would be by chance.
///
/// What is expected is what is usual there, as the market went since, times how the account does
/// otherwise. What comes is counted in orders (see [Expected]), and follows a negative binomial
/// law, whose certainty is made of how much is known of the account and of how far accounts stray
/// by themselves. That law is not trusted alone: as many of the accounts without a rival as are as
/// far off count as chance, too. How many orders come says more than what they come to, which
/// varies with their sizes besides; sums weigh only where they are much rarer, for whoever takes
/// only the large ones away.
///
/// A finding is serious only where it is so rare that among all accounts of 100 reps that are
/// looked at, one in four years would come so by chance: other rules may be wrong, too.
public final class Steering {

    static final int VISITS = 2;

    /// What is looked at more closely where it is so at several accounts of a rep.
    private static final double SUSPECTED = 0.05;
    private static final int SEVERAL = 3;
    private static final double FALSE_A_YEAR = 0.25;
    private static final double PER_REPS = 100;
    private static final double LOOKS_A_YEAR = 4;
    private static final double FELL = 0.01;
    /// So much rarer must be what orders come to than how many come.
    private static final double RARER = 4;
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

    /// What was expected of a line at an account.
    private record Judged(UUID line, Expected orders, Expected amounts) {

        Expected in(Counted by) {
            return by == Counted.ORDERS ? orders : amounts;
        }
    }

    private final Market market;
    private final Map<UUID, List<Judged>> byAccount;
    private final Span months;
    private final Span before;

    private Steering(
            Market market, Map<UUID, List<Judged>> byAccount, Span months, Span before) {
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
        var carried = new HashSet<Spot>();
        for (var one : carriers) {
            for (var line : one.lines()) carried.add(new Spot(one.account(), line));
        }
        var market = Market.of(bought, carried);
        var byAccount = new HashMap<UUID, List<Judged>>();
        for (var one : bought) {
            if (!one.hasPast()) continue;
            byAccount.computeIfAbsent(one.account(), _ -> new ArrayList<>()).add(new Judged(
                    one.line(), Expected.of(one, market, Counted.ORDERS),
                    Expected.of(one, market, Counted.AMOUNTS)));
        }
        var steering = new Steering(market, byAccount, months, before);
        return steering.judge(carriers, steering.usualChances(carried, visits), reps);
    }

    private Result judge(List<Carrier> carriers, double[] usual, int reps) {
        double rare = Math.min(Verdict.NOTICED, FALSE_A_YEAR * reps / PER_REPS
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
                    || !verdict.isFall(several >= SEVERAL ? SUSPECTED : Verdict.NOTICED)) {
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
        var orders = verdict(account, lines, Counted.ORDERS);
        var amounts = verdict(account, lines, Counted.AMOUNTS);
        double rarer = amounts.chance() * RARER;
        return amounts.isFall(1) && (rarer < orders.chance() || !orders.isFall(1))
                ? amounts.as(Math.min(1, rarer)) : orders;
    }

    private Verdict verdict(UUID account, Set<UUID> lines, Counted by) {
        var its = new ArrayList<Expected>();
        var besides = new ArrayList<Expected>();
        for (var one : byAccount.getOrDefault(account, List.of())) {
            (lines.contains(one.line()) ? its : besides).add(one.in(by));
        }
        var rival = Expected.all(its);
        var others = Expected.all(besides);
        if (rival.orders() <= 0) return new Verdict(1, 1, rival, others, 1, 1, 1);
        double steady = 2 / market.law(by).drift();
        var otherwise = otherwise(others, steady);
        double expected = rival.orders() * Math.min(1, otherwise.factor());
        double certainty = 1 / (1 / rival.known() + 1 / otherwise.certainty() + 1 / steady);
        double part = rival.amount() / (rival.amount() + others.amount());
        double left = expected * Math.max(0, 1 - WORTH_SEEING / part);
        return new Verdict(Tail.atMost(rival.got(), expected, certainty),
                Tail.atMost(left, expected, certainty), rival, others, expected, certainty,
                gained(others, steady));
    }

    private static double gained(Expected others, double steady) {
        return others.orders() <= 0 ? 1 : 1 - Tail.atMost(others.got(), others.orders(),
                1 / (1 / others.known() + 1 / steady));
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
                if (carried.contains(new Spot(account, one.line()))) continue;
                var verdict = verdict(account, Set.of(one.line()));
                if (verdict.rival().orders() < Verdict.FEWEST) continue;
                chances.add(verdict.isFall(1) ? verdict.chance() : 1);
            }
        });
        var sorted = chances.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private List<Fact> facts(Carrier one, Verdict verdict, int several) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(Fact.Kind.FALL, "", Math.round(verdict.rival().amount()),
                Math.round(verdict.rival().bought()), millionths(verdict.missing()),
                millionths(verdict.bound(0.975)), millionths(Math.min(1, verdict.bound(0.025))),
                months.from(), months.to()));
        one.rivals().stream().map(Rival::fact).forEach(facts::add);
        facts.add(elsewhere(one));
        if (verdict.others().orders() >= Verdict.FEWEST) {
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

    private Fact elsewhere(Carrier one) {
        double came = 0;
        double usual = 0;
        int accounts = 0;
        for (var judged : byAccount.getOrDefault(one.account(), List.of())) {
            if (!one.lines().contains(judged.line())) continue;
            var index = market.of(judged.line());
            came += judged.amounts().amount();
            usual += judged.amounts().amount() / index.change();
            accounts = Math.max(accounts, index.accounts());
        }
        return Fact.of(Fact.Kind.MARKET, "", millionths(came / usual - 1), accounts);
    }

    private static long millionths(double part) {
        return Math.round(part * 1_000_000);
    }
}
