package linecard.whatif;

import linecard.money.Rate;
import linecard.reckoning.Agreement;
import linecard.reckoning.Agreement.Tail;
import linecard.reckoning.Agreement.Version;
import linecard.reckoning.Dated;
import linecard.reckoning.Event;
import linecard.reckoning.Ladder;
import linecard.reckoning.Ladder.Style;
import linecard.reckoning.Ladder.Tier;
import linecard.reckoning.Match;
import linecard.reckoning.Measure;
import linecard.reckoning.RateRule;
import linecard.reckoning.Reset;
import linecard.reckoning.Terms;
import linecard.reckoning.Terms.Cause;
import linecard.reckoning.Terms.Clawback;
import linecard.reckoning.Terms.Limit;
import linecard.reckoning.Terms.LimitsOn;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The other terms that are tried.
///
/// @param tiers the first from 0; one alone is a rate for everything
/// @param keepsLines whether product lines with a rate of their own keep it; what is sold of them
///        counts toward the tiers all the same
/// @param minimum of each agency, like the cap
record Offer(
        Style style, Reset reset, List<Tier> tiers, boolean keepsLines, @Nullable Limit cap,
        @Nullable Limit minimum) {

    private static final String NAME = "offer";
    private static final Measure NET = new Measure(Measure.Kind.NET, Measure.DEDUCTIONS);
    /// Whatever comes back is taken back, as it is by the terms in force.
    private static final Clawback ALL =
            new Clawback(12_000, Rate.WHOLE, EnumSet.allOf(Cause.class));

    Offer {
        tiers = List.copyOf(tiers);
    }

    /// @param event what earns
    /// @param kept the rates of product lines that stay as they are
    /// @param limitsOn what minimum and cap look at
    Terms terms(Event event, List<RateRule> kept, LimitsOn limitsOn) {
        var rules = new ArrayList<>(keepsLines ? kept : List.of());
        boolean isFlat = tiers.size() == 1;
        rules.add(new RateRule(NAME, new Match.Any(), Dated.ALWAYS, isFlat
                ? new RateRule.Flat(tiers.getFirst().rate()) : new RateRule.Climb(NAME)));
        var ladders = isFlat ? List.<Ladder>of()
                : List.of(new Ladder(NAME, style, reset, NET, Set.of(), tiers));
        return new Terms(event, NET, rules, ladders, List.of(), Map.of(), null, minimum, cap, null,
                null, ALL, true, limitsOn);
    }

    Offer withoutMinimum() {
        return new Offer(style, reset, tiers, keepsLines, cap, null);
    }

    static Agreement agreement(UUID agency, Currency currency, List<Version> versions) {
        return new Agreement(agency, currency, false, versions.getFirst().from(), null, Tail.NONE,
                List.of(), versions);
    }
}
