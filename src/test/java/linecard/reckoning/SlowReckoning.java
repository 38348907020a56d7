package linecard.reckoning;

import linecard.calendar.FiscalCalendar;
import linecard.calendar.Span;
import linecard.money.Rate;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import java.util.function.ToLongFunction;

/// An agreement as one would work it out with pencil and paper: each line by itself, every clause
/// looked at, each sum from its first line, all in fractions that are rounded once.
final class SlowReckoning {

    private static final long MILLION = 1_000_000;

    private final Agreement agreement;
    private final FiscalCalendar calendar;
    private final List<Fact> facts;

    /// What a line earns of a part; nothing where it earns none.
    record Earned(Part part, Lines.Key key, UUID rep, long amount) {}

    /// How a line is paid.
    ///
    /// @param pot lines whose pots are the same are summed, and the sum is rounded
    /// @param worth of a sum of the pot, rounded
    private record Way(Fact fact, UUID rep, List<Object> pot, long base, LongUnaryOperator worth) {}

    private SlowReckoning(Agreement agreement, FiscalCalendar calendar, List<Fact> facts) {
        this.agreement = agreement;
        this.calendar = calendar;
        this.facts = facts.stream().sorted(Comparator
                .comparing((Fact fact) -> fact.document().day())
                .thenComparing(fact -> fact.document().number())
                .thenComparing(Fact::position).thenComparing(Fact::place)).toList();
    }

    static List<Earned> of(Agreement agreement, FiscalCalendar calendar, List<Fact> facts) {
        return new SlowReckoning(agreement, calendar, facts).earned();
    }

    private List<Earned> earned() {
        var commission = ways(this::commission);
        var overrides = ways(fact -> override(fact, commission));
        var all = new ArrayList<>(amounts(Part.COMMISSION, commission));
        all.addAll(amounts(Part.OVERRIDE, overrides));
        all.addAll(amounts(Part.SPIFF, ways(this::spiff)));
        return all;
    }

    private interface Question {
        @Nullable Way ask(Fact fact);
    }

    private List<Way> ways(Question question) {
        return facts.stream().map(question::ask).filter(Objects::nonNull).toList();
    }

    private static List<Earned> amounts(Part part, List<Way> ways) {
        return ways.stream().map(way -> {
            var fact = way.fact();
            return new Earned(part, new Lines.Key(fact.document().id(), fact.position(), fact.place()),
                    way.rep(), amount(way, ways));
        }).toList();
    }

    private static long amount(Way way, List<Way> all) {
        long before = 0;
        for (var other : all.subList(0, all.indexOf(way))) {
            if (other.pot().equals(way.pot())) before += other.base();
        }
        return way.worth().applyAsLong(before + way.base()) - way.worth().applyAsLong(before);
    }

    private @Nullable Way commission(Fact fact) {
        var terms = terms(fact);
        if (terms == null || isLeft(fact, terms)) return null;
        var share = share(fact);
        var stated = fact.document().stated();
        long base = measured(fact, terms.base());
        if (stated != null) {
            return new Way(fact, fact.rep(), flatPot(fact, stated, stated, share), base,
                    sum -> rounded(sum, stated.millionths(), MILLION, share));
        }
        var rule = rule(fact, terms);
        if (rule == null || isOfTheHouse(rule)) return null;
        return switch (rule.pay()) {
            case RateRule.Flat(var rate) -> new Way(fact, fact.rep(), flatPot(fact, rule, rate, share), base,
                    sum -> rounded(sum, rate.millionths(), MILLION, share));
            case RateRule.Climb(var name) -> {
                var ladder = Objects.requireNonNull(terms.ladder(name));
                var pot = climbPot(fact, ladder);
                yield new Way(fact, fact.rep(), pot, base, climbed(ladder, pot, share, period(ladder, fact)));
            }
        };
    }

    private List<Object> flatPot(Fact fact, Object clause, Rate rate, Rate share) {
        return List.of(versionOn(fact), clause, rate, share, month(fact));
    }

    private List<Object> climbPot(Fact fact, Ladder ladder) {
        return List.of(versionOn(fact), ladder, share(fact), period(ladder, fact));
    }

    private LocalDate versionOn(Fact fact) {
        return Objects.requireNonNull(version(fact)).from();
    }

    private static boolean isOfTheHouse(RateRule rule) {
        return rule.match() instanceof Match.House && rule.pay() instanceof RateRule.Flat(var rate)
                && rate.millionths() == 0;
    }

    /// The reached rate for all, each slice its own, or where the lines that are paid are not those
    /// that count, the average of all slices.
    private LongUnaryOperator climbed(Ladder ladder, List<Object> pot, Rate share, Span period) {
        long position = 0;
        boolean isByLine = share.millionths() == MILLION;
        for (var other : facts) {
            boolean counts = counts(other) && period.contains(other.document().ratedOn())
                    && ladder.counts(other.subject().productLines());
            long counted = measured(other, ladder.counts());
            if (counts) position += counted;
            var terms = terms(other);
            boolean isOwn = terms != null && pot.equals(potOf(other));
            isByLine &= counts == isOwn
                    && (!counts || counted == measured(other, Objects.requireNonNull(terms).base()));
        }
        long reached = position;
        if (ladder.style() == Ladder.Style.RETROACTIVE || reached <= 0 && !isByLine) {
            return sum -> rounded(sum, rateAt(ladder, reached), MILLION, share);
        }
        if (isByLine) return sum -> divided(worth(ladder, sum), BigInteger.valueOf(MILLION));
        return sum -> divided(worth(ladder, reached).multiply(BigInteger.valueOf(sum))
                        .multiply(BigInteger.valueOf(share.millionths())),
                BigInteger.valueOf(reached).multiply(BigInteger.valueOf(MILLION * MILLION)));
    }

    private @Nullable List<Object> potOf(Fact fact) {
        var terms = Objects.requireNonNull(terms(fact));
        if (isLeft(fact, terms) || fact.document().stated() != null) return null;
        var rule = rule(fact, terms);
        return rule != null && rule.pay() instanceof RateRule.Climb(var name)
                ? climbPot(fact, Objects.requireNonNull(terms.ladder(name))) : null;
    }

    private static long rateAt(Ladder ladder, long position) {
        long rate = ladder.tiers().getFirst().rate().millionths();
        for (var tier : ladder.tiers()) if (tier.from() <= position) rate = tier.rate().millionths();
        return rate;
    }

    /// Unit by unit of each tier, in millionths; below zero at the first rate.
    private static BigInteger worth(Ladder ladder, long position) {
        var worth = BigInteger.ZERO;
        var tiers = ladder.tiers();
        for (int i = 0; i < tiers.size(); i++) {
            long from = tiers.get(i).from();
            long to = i + 1 < tiers.size() ? Math.min(position, tiers.get(i + 1).from()) : position;
            if (i > 0 && to <= from) continue;
            worth = worth.add(BigInteger.valueOf(to - from)
                    .multiply(BigInteger.valueOf(tiers.get(i).rate().millionths())));
        }
        return worth;
    }

    /// Whether it moves the ladders of its period: all but what is left out, or the house's.
    private boolean counts(Fact fact) {
        var terms = terms(fact);
        if (terms == null || isLeft(fact, terms)) return false;
        if (fact.document().stated() != null) return true;
        var rule = rule(fact, terms);
        return rule == null || !(rule.match() instanceof Match.House)
                || rule.pay() instanceof RateRule.Climb;
    }

    /// On what is sold, or on what the rep earns by it.
    private @Nullable Way override(Fact fact, List<Way> commission) {
        var terms = terms(fact);
        var override = terms == null ? null : terms.override();
        var paid = commission.stream().filter(way -> way.fact().equals(fact)).findFirst();
        if (override == null || paid.isEmpty() || fact.rep().equals(override.owner())) return null;
        boolean ofSales = override.of() == Terms.Of.SALES;
        var share = ofSales ? share(fact) : new Rate(MILLION);
        var pot = List.of(versionOn(fact), override, share, paid.get().pot().getLast());
        return new Way(fact, override.owner(), pot,
                ofSales ? paid.get().base() : amount(paid.get(), commission),
                sum -> rounded(sum, override.rate().millionths(), MILLION, share));
    }

    private @Nullable Way spiff(Fact fact) {
        var terms = terms(fact);
        if (terms == null || !counts(fact)) return null;
        var spiff = first(terms.spiffs(), Spiff::match, Spiff::dated, fact);
        if (spiff == null) return null;
        var share = share(fact);
        return new Way(fact, fact.rep(), List.of(versionOn(fact), spiff, share, month(fact)),
                amount(fact, Column.QUANTITY), sum -> rounded(sum, spiff.perUnit(), 1_000, share));
    }

    private @Nullable RateRule rule(Fact fact, Terms terms) {
        return first(terms.rates(), RateRule::match, RateRule::dated, fact);
    }

    private static <T> @Nullable T first(List<T> clauses, Function<T, Match> match,
            Function<T, Dated> dated, Fact fact) {
        T best = null;
        for (var clause : clauses) {
            var days = dated.apply(clause);
            var day = fact.document().ratedOn();
            if (days.from() != null && day.isBefore(days.from())) continue;
            if (days.to() != null && !day.isBefore(days.to())) continue;
            int rank = rank(match.apply(clause), fact.subject());
            if (rank >= 0 && (best == null || rank < rank(match.apply(best), fact.subject()))) best = clause;
        }
        return best;
    }

    /// The narrower comes first: a contract before an account, an item before its lines, the nearer
    /// line before those that it lies in.
    private static int rank(Match match, Subject of) {
        return switch (match) {
            case Match.House(var account) -> account.equals(of.account()) ? 0 : -1;
            case Match.Contract(var number) -> number.equals(of.contract()) ? 1 : -1;
            case Match.Account(var account) -> account.equals(of.account()) ? 2 : -1;
            case Match.Item(var item) -> item.equals(of.item()) ? 3 : -1;
            case Match.LineForType(var line, var type) -> type.equals(of.customerType())
                    && of.productLines().contains(line) ? 10 + of.productLines().indexOf(line) : -1;
            case Match.Line(var line) -> of.productLines().contains(line)
                    ? 20 + of.productLines().indexOf(line) : -1;
            case Match.CustomerType(var type) -> type.equals(of.customerType()) ? 30 : -1;
            case Match.Any _ -> 40;
            case Match.Stated _ -> -1;
        };
    }

    private Agreement.@Nullable Version version(Fact fact) {
        return agreement.versions().stream()
                .filter(version -> !version.from().isAfter(fact.document().ratedOn()))
                .max(Comparator.comparing(Agreement.Version::from)).orElse(null);
    }

    private @Nullable Terms terms(Fact fact) {
        var version = version(fact);
        return version == null ? null : version.terms();
    }

    private boolean isLeft(Fact fact, Terms terms) {
        var document = fact.document();
        var earns = terms.event() == Event.PAYMENT ? Event.INVOICE : terms.event();
        if (document.event() != earns || share(fact).millionths() == 0) return true;
        var back = document.returned();
        return back != null && (!terms.clawback().causes().contains(back.cause())
                || agreement.european() && back.cause() == Terms.Cause.PRINCIPALS_FAULT
                || !document.day().isBefore(back.day().plusMonths(terms.clawback().months())));
    }

    /// Whole, but for orders from before the start and for sales after the end.
    private Rate share(Fact fact) {
        var day = fact.document().ratedOn();
        var ordered = fact.document().orderedOn();
        var end = agreement.to();
        if (end != null && !day.isBefore(end)) {
            if (fact.subject().item() != null && agreement.tail().life().contains(fact.subject().item())) {
                return new Rate(MILLION);
            }
            return ordered.isBefore(end) ? step(agreement.tail().steps(), end, day, 0) : new Rate(0);
        }
        return ordered.isBefore(agreement.from())
                ? step(agreement.inherited(), agreement.from(), day, MILLION) : new Rate(MILLION);
    }

    private static Rate step(List<Agreement.Step> steps, LocalDate start, LocalDate day, long otherwise) {
        return steps.stream().filter(step -> day.isBefore(start.plusMonths(step.month())))
                .findFirst().map(Agreement.Step::share).orElse(new Rate(otherwise));
    }

    private Span month(Fact fact) {
        return Reset.MONTH.around(fact.document().ratedOn(), calendar);
    }

    private Span period(Ladder ladder, Fact fact) {
        return ladder.reset().around(fact.document().ratedOn(), calendar);
    }

    private static long measured(Fact fact, Measure measure) {
        ToLongFunction<Column> of = column -> amount(fact, column);
        long net = of.applyAsLong(Column.GROSS)
                - measure.less().stream().mapToLong(of).sum();
        return switch (measure.kind()) {
            case GROSS, NET -> net;
            case MARGIN -> net - of.applyAsLong(Column.COST);
            case UNITS -> of.applyAsLong(Column.QUANTITY);
        };
    }

    private static long amount(Fact fact, Column column) {
        return fact.amounts().getOrDefault(column, 0L);
    }

    private static long rounded(long sum, long numerator, long denominator, Rate share) {
        return divided(BigInteger.valueOf(sum).multiply(BigInteger.valueOf(numerator))
                        .multiply(BigInteger.valueOf(share.millionths())),
                BigInteger.valueOf(denominator).multiply(BigInteger.valueOf(MILLION)));
    }

    /// Halves away from zero.
    private static long divided(BigInteger dividend, BigInteger divisor) {
        return new BigDecimal(dividend)
                .divide(new BigDecimal(divisor), 0, RoundingMode.HALF_UP).longValueExact();
    }
}
