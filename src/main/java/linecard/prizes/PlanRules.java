package linecard.prizes;

import linecard.calendar.Span;
import linecard.money.Money;
import linecard.people.Outcome.Refused;
import linecard.prizes.Prize.Kind;
import linecard.scoring.Rules;
import linecard.scoring.Rules.Tied;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Whether a contest can give what it offers, and what that may cost.
final class PlanRules {

    /// Another round of the same series.
    record Round(String contest, Span days) {}

    /// All that has a say.
    ///
    /// @param sides how many play: reps, or agencies as teams
    /// @param seats of each trip that nobody else may need
    /// @param rounds of the same series, without this one
    /// @param yearLeft what the year's budget still has; null where there is none
    record Asked(
            Rules rules, Plan plan, int sides, Map<UUID, Integer> seats, List<Round> rounds,
            @Nullable Long yearLeft, Currency currency) {}

    private PlanRules() {}

    /// Every reason against it, each with its rule named, at the field of the form that mends it;
    /// empty where there is none.
    static List<Refused> refusals(Asked asked) {
        var all = new ArrayList<Refused>();
        beyond(asked, all);
        choices(asked, all);
        trips(asked, all);
        rounds(asked, all);
        costs(asked, all);
        return all;
    }

    /// A place that nobody can come to has a prize that nobody can win.
    private static void beyond(Asked asked, List<Refused> all) {
        int places = asked.rules().prizes().size();
        if (asked.rules().hasPlaces() && places > asked.sides()) {
            all.add(Refused.of("main" + places, "prizes.no.beyond", places, asked.sides()));
        }
    }

    /// What is divided is money.
    private static void choices(Asked asked, List<Refused> all) {
        for (var offer : asked.plan().offers()) {
            if (offer.option().position() == 0) continue;
            if (offer.place() > asked.rules().prizes().size()) {
                all.add(Refused.of("other" + offer.place(), "prizes.no.insteadOfNothing",
                        offer.place()));
            } else if (isDivided(asked.rules())) {
                all.add(Refused.of("other" + offer.place(), "prizes.no.divided"));
            }
        }
    }

    private static boolean isDivided(Rules rules) {
        return rules.kind() == Rules.Kind.POT || rules.tied() == Tied.POOLED;
    }

    private static void trips(Asked asked, List<Refused> all) {
        var needed = new LinkedHashMap<UUID, Integer>();
        var first = new HashMap<UUID, Place>();
        for (int place = 1; place <= asked.rules().prizes().size(); place++) {
            for (var option : asked.plan().options(asked.rules(), place)) {
                if (option.kind() != Kind.TRIP || option.prize() == null) continue;
                var field = (option.position() == 0 ? "main" : "other") + place;
                if (option.from() != null
                        && !option.from().isAfter(asked.rules().cutOff())) {
                    all.add(Refused.of(field, "prizes.no.tripBefore", option.name(),
                            option.from(), asked.rules().cutOff()));
                }
                needed.merge(option.prize(), option.seats() * winners(asked), Math::addExact);
                first.putIfAbsent(option.prize(), new Place(field, option.name()));
            }
        }
        needed.forEach((prize, seats) -> {
            int left = asked.seats().getOrDefault(prize, 0);
            var at = first.get(prize);
            if (at != null && seats > left) {
                all.add(Refused.of(at.field(), "prizes.no.seats", at.name(), seats,
                        Math.max(0, left)));
            }
        });
    }

    private record Place(String field, String name) {}

    private static void rounds(Asked asked, List<Refused> all) {
        for (var round : asked.rounds()) {
            if (round.days().overlaps(asked.rules().days())) {
                all.add(Refused.of("series", "prizes.no.rounds", asked.plan().series(),
                        round.contest()));
                return;
            }
        }
    }

    private static void costs(Asked asked, List<Refused> all) {
        long promised = promised(asked.rules(), asked.plan(), asked.sides());
        var budget = asked.plan().budgetMinor();
        if (budget != null && promised > budget) {
            all.add(Refused.of("budget", "prizes.no.budget",
                    new Money(promised, asked.currency()), new Money(budget, asked.currency())));
        }
        var left = asked.yearLeft();
        if (left != null && promised > left) {
            all.add(Refused.of("budget", "prizes.no.year",
                    new Money(promised, asked.currency()), new Money(left, asked.currency())));
        }
    }

    private static int winners(Asked asked) {
        return winners(asked.rules(), asked.sides());
    }

    /// How many win each place for sure, if they do what it takes.
    static int winners(Rules rules, int sides) {
        return rules.kind() == Rules.Kind.INDIVIDUAL_GOAL ? sides : 1;
    }

    /// What all prizes may cost at most, each winner choosing the dearest; what equals cost beside
    /// it nobody can know.
    static long promised(Rules rules, Plan plan, int sides) {
        long sum = 0;
        for (int place = 1; place <= rules.prizes().size(); place++) {
            long dearest = plan.options(rules, place).stream().mapToLong(Option::minor).max()
                    .orElse(0);
            sum = Math.addExact(sum, Math.multiplyExact(dearest, winners(rules, sides)));
        }
        return sum;
    }
}
