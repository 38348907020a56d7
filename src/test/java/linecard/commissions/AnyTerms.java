package linecard.commissions;

import linecard.money.Rate;
import linecard.reckoning.Column;
import linecard.reckoning.Dated;
import linecard.reckoning.Event;
import linecard.reckoning.Ladder;
import linecard.reckoning.Ladder.Style;
import linecard.reckoning.Ladder.Tier;
import linecard.reckoning.Match;
import linecard.reckoning.Measure;
import linecard.reckoning.RateRule;
import linecard.reckoning.Reset;
import linecard.reckoning.Spiff;
import linecard.reckoning.Terms;
import linecard.reckoning.Terms.Cause;
import linecard.reckoning.Terms.Clawback;
import linecard.reckoning.Terms.Draw;
import linecard.reckoning.Terms.Holdback;
import linecard.reckoning.Terms.Limit;
import linecard.sales.Kind;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/// Terms of any kind that contradict nothing, by chance.
///
/// @param shared an account that may be of the house
/// @param areCostsKnown whether margins may be paid, or count
record AnyTerms(Random random, Firm firm, UUID shared, UUID pump, boolean areCostsKnown) {

    private boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    private Measure measure(boolean isPaid) {
        return switch (random.nextInt(isPaid ? 4 : 5)) {
            case 0 -> Measure.net(Column.FREIGHT, Column.TAX);
            case 1 -> areCostsKnown ? Measure.margin(Column.DISCOUNT) : Measure.net(Column.TAX);
            case 4 -> new Measure(Measure.Kind.UNITS, Set.of());
            default -> Measure.GROSS;
        };
    }

    Terms of(UUID agency) {
        var ladder = new Ladder("Valves", Style.values()[random.nextInt(2)],
                Reset.values()[random.nextInt(3)], measure(false),
                once(2) ? Set.of() : Set.of(firm.pumps), List.of(new Tier(0, new Rate(10_000)),
                new Tier(12_000_00, new Rate(31_337)), new Tier(60_000_00, new Rate(70_000))));
        var rules = new ArrayList<RateRule>();
        rules.add(new RateRule("Tiers", once(2) ? new Match.Account(firm.tiszai)
                : new Match.Line(firm.valves), Dated.ALWAYS, new RateRule.Climb("Valves")));
        if (once(2)) rules.add(new RateRule("Item", new Match.Item(pump), Dated.ALWAYS, once(2)
                ? new RateRule.Climb("Valves") : new RateRule.Flat(new Rate(44_444))));
        if (once(2)) rules.add(new RateRule("Exception", new Match.Contract("K-1"), Dated.ALWAYS,
                new RateRule.Flat(new Rate(12_345))));
        if (once(4)) rules.add(new RateRule("House", new Match.House(shared), Dated.ALWAYS,
                new RateRule.Flat(new Rate(once(2) ? 0 : 5_000))));
        var owner = agency.equals(firm.duna) ? firm.anna : firm.csaba;
        return new Terms(List.of(Event.INVOICE, Event.PAYMENT, Event.ORDER, Event.INVOICE,
                Event.PAYMENT).get(random.nextInt(5)), measure(true), rules, List.of(ladder),
                once(3) ? List.of(new Spiff("Push", new Match.Line(firm.valves), Dated.ALWAYS, 77))
                        : List.of(), Map.of(),
                once(3) ? new Terms.Override("Over", owner, new Rate(13_579),
                        Terms.Of.values()[random.nextInt(2)]) : null,
                limit(500_00), limit(3_000_00),
                once(2) ? null : new Draw(1_000_00, once(2)),
                once(2) ? null : new Holdback(new Rate(100_000), 2),
                new Clawback(once(3) ? 1 + random.nextInt(3) : 24,
                        new Rate(once(3) ? 400_000 : 1_000_000),
                        once(2) ? EnumSet.allOf(Cause.class)
                                : EnumSet.complementOf(EnumSet.of(Cause.PRICE))), once(2),
                                Terms.LimitsOn.values()[rules.size() % 2]);
    }

    private @Nullable Limit limit(long minor) {
        return once(3) ? new Limit(minor, Reset.values()[random.nextInt(3)]) : null;
    }
}
