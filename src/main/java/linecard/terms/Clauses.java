package linecard.terms;

import linecard.api.Does;
import linecard.money.Rate;
import linecard.reckoning.Dated;
import linecard.reckoning.Event;
import linecard.reckoning.Ladder;
import linecard.reckoning.Match;
import linecard.reckoning.Measure;
import linecard.reckoning.RateRule;
import linecard.reckoning.Spiff;
import linecard.reckoning.Terms;
import linecard.reckoning.Terms.Clawback;
import linecard.reckoning.Terms.Draw;
import linecard.reckoning.Terms.Holdback;
import linecard.reckoning.Terms.Limit;
import linecard.reckoning.Terms.LimitsOn;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// The clauses of one version as JSON has them: stored, sent to programs, kept with statements.
/// Amounts are minor units of the agreement's currency, rates are millionths.
public record Clauses(
        @Does("what earns: an invoice earns with its payments where it is `payment`; a `shipment` "
                + "is known by its invoice") Event event,
        @Does("what is paid") Measure base, List<Rule> rates, List<Ladder> ladders,
        List<Bonus> spiffs, List<RoleShare> roles,
        @Does("what the owner of the agency earns on the others' sales")
        Terms.@Nullable Override override,
        @Nullable Limit minimum, @Nullable Limit cap, @Nullable Draw draw,
        @Nullable Holdback holdback, Clawback clawback,
        @Does("whether a negative balance goes on to the next period") boolean carriesNegative,
        @Nullable @Does("where payments earn, what minimum and caps look at: what is `earned` by "
                + "now, which goes where none is sent, or all that was `sold`")
        LimitsOn limitsOn) {

    /// What a clause is agreed for.
    public enum Target {
        /// An account of the house, or an excluded one.
        HOUSE, CONTRACT, ACCOUNT, ITEM, LINE_FOR_TYPE, LINE, CUSTOMER_TYPE, ANY
    }

    /// Exactly what its target names is there, and either a rate or a ladder.
    public record Rule(
            String name, Target target, @Nullable UUID account, @Nullable UUID item,
            @Nullable UUID productLine, @Nullable String customerType, @Nullable String contract,
            @Nullable LocalDate from,
            @Nullable @Does("the first day on which it no longer holds") LocalDate to,
            @Nullable Rate rate, @Nullable String ladder) {}

    /// For an item or a product line.
    public record Bonus(
            String name, Target target, @Nullable UUID item, @Nullable UUID productLine,
            @Nullable LocalDate from,
            @Nullable @Does("the first day on which it no longer holds") LocalDate to,
            long perUnit) {}

    public record RoleShare(String role, Rate share) {}

    /// As they are kept. Texts of before it was told apart what limits look at say nothing of it,
    /// and look at what was sold.
    static Clauses of(Terms terms) {
        return of(terms, terms.limitsOn() == LimitsOn.SOLD ? null : terms.limitsOn());
    }

    /// As programs are told.
    static Clauses told(Terms terms) {
        return of(terms, terms.hasLimits() ? terms.limitsOn() : null);
    }

    private static Clauses of(Terms terms, @Nullable LimitsOn limitsOn) {
        return new Clauses(terms.event(), terms.base(),
                terms.rates().stream().map(Clauses::rule).toList(), terms.ladders(),
                terms.spiffs().stream().map(Clauses::bonus).toList(),
                new TreeMap<>(terms.roles()).entrySet().stream()
                        .map(role -> new RoleShare(role.getKey(), role.getValue())).toList(),
                terms.override(), terms.minimum(), terms.cap(), terms.draw(), terms.holdback(),
                terms.clawback(), terms.carriesNegative(), limitsOn);
    }

    /// As they were kept.
    ///
    /// @throws ReadingException where a clause names other things than its target needs
    Terms terms() {
        return terms(LimitsOn.SOLD);
    }

    /// @param usual what limits look at where nothing says so
    Terms terms(LimitsOn usual) {
        var shares = new TreeMap<String, Rate>();
        for (var role : roles) {
            if (shares.put(role.role(), role.share()) != null) {
                throw new ReadingException("terms.twice", role.role());
            }
        }
        return new Terms(event, base, rates.stream().map(Clauses::rule).toList(), ladders,
                spiffs.stream().map(Clauses::spiff).toList(), Map.copyOf(shares), override,
                minimum, cap, draw, holdback, clawback, carriesNegative,
                limitsOn == null ? usual : limitsOn);
    }

    private static Rule rule(RateRule rule) {
        var rate = rule.pay() instanceof RateRule.Flat(var flat) ? flat : null;
        var ladder = rule.pay() instanceof RateRule.Climb(var name) ? name : null;
        var from = rule.dated().from();
        var to = rule.dated().to();
        return switch (rule.match()) {
            case Match.House(var account) -> new Rule(rule.name(), Target.HOUSE, account, null,
                    null, null, null, from, to, rate, ladder);
            case Match.Contract(var number) -> new Rule(rule.name(), Target.CONTRACT, null, null,
                    null, null, number, from, to, rate, ladder);
            case Match.Account(var account) -> new Rule(rule.name(), Target.ACCOUNT, account,
                    null, null, null, null, from, to, rate, ladder);
            case Match.Item(var item) -> new Rule(rule.name(), Target.ITEM, null, item, null,
                    null, null, from, to, rate, ladder);
            case Match.LineForType(var line, var type) -> new Rule(rule.name(),
                    Target.LINE_FOR_TYPE, null, null, line, type, null, from, to, rate, ladder);
            case Match.Line(var line) -> new Rule(rule.name(), Target.LINE, null, null, line,
                    null, null, from, to, rate, ladder);
            case Match.CustomerType(var type) -> new Rule(rule.name(), Target.CUSTOMER_TYPE, null,
                    null, null, type, null, from, to, rate, ladder);
            case Match.Any() -> new Rule(rule.name(), Target.ANY, null, null, null, null, null,
                    from, to, rate, ladder);
            case Match.Stated() -> throw new IllegalArgumentException("agreed for " + rule);
        };
    }

    private static RateRule rule(Rule rule) {
        var match = match(rule);
        if (!rule.equals(rule(new RateRule(rule.name, match, dated(rule.from, rule.to),
                pay(rule))))) {
            throw new ReadingException("terms.unfit", rule.name);
        }
        return new RateRule(rule.name, match, dated(rule.from, rule.to), pay(rule));
    }

    private static RateRule.Pay pay(Rule rule) {
        if (rule.rate != null) return new RateRule.Flat(rule.rate);
        return new RateRule.Climb(needed(rule.ladder, rule.name));
    }

    private static Match match(Rule rule) {
        return switch (rule.target) {
            case HOUSE -> new Match.House(needed(rule.account, rule.name));
            case CONTRACT -> new Match.Contract(needed(rule.contract, rule.name));
            case ACCOUNT -> new Match.Account(needed(rule.account, rule.name));
            case ITEM -> new Match.Item(needed(rule.item, rule.name));
            case LINE_FOR_TYPE -> new Match.LineForType(needed(rule.productLine, rule.name),
                    needed(rule.customerType, rule.name));
            case LINE -> new Match.Line(needed(rule.productLine, rule.name));
            case CUSTOMER_TYPE -> new Match.CustomerType(needed(rule.customerType, rule.name));
            case ANY -> new Match.Any();
        };
    }

    private static Bonus bonus(Spiff spiff) {
        var from = spiff.dated().from();
        var to = spiff.dated().to();
        return switch (spiff.match()) {
            case Match.Item(var item) -> new Bonus(spiff.name(), Target.ITEM, item, null, from,
                    to, spiff.perUnit());
            case Match.Line(var line) -> new Bonus(spiff.name(), Target.LINE, null, line, from,
                    to, spiff.perUnit());
            default -> throw new IllegalArgumentException("agreed for " + spiff);
        };
    }

    private static Spiff spiff(Bonus bonus) {
        var match = switch (bonus.target) {
            case ITEM -> new Match.Item(needed(bonus.item, bonus.name));
            case LINE -> new Match.Line(needed(bonus.productLine, bonus.name));
            default -> throw new ReadingException("terms.unfit", bonus.name);
        };
        var spiff = new Spiff(bonus.name, match, dated(bonus.from, bonus.to), bonus.perUnit);
        if (!bonus.equals(bonus(spiff))) throw new ReadingException("terms.unfit", bonus.name);
        return spiff;
    }

    private static Dated dated(@Nullable LocalDate from, @Nullable LocalDate to) {
        return new Dated(from, to);
    }

    private static <T> T needed(@Nullable T value, String name) {
        if (value == null) throw new ReadingException("terms.unfit", name);
        return value;
    }
}
