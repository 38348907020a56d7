package linecard.scoring;

import linecard.money.Split;
import linecard.scoring.Rules.Handicap;
import linecard.scoring.Rules.Kind;
import linecard.scoring.Rules.Prize;
import linecard.scoring.Rules.Tied;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Ranks entrants and hands out prizes as the rules say. Who has no result above zero wins
/// nothing, whatever the place.
public final class Scoring {

    private Scoring() {}

    /// The placed ones first, in order, equals by name; then those without a place, by name.
    ///
    /// @throws ArithmeticException where results are too large to be added
    public static List<Place> of(Rules rules, List<Entrant> entrants, List<Day> days) {
        return ranked(rules, scored(rules, entrants, days));
    }

    /// The same where the days of some changed: whoever else stood there before has the same score
    /// still, and another place where the others' moved past it.
    ///
    /// @param stood all places, by who had them
    /// @param changed whole teams, where teams play
    /// @param days all of the changed ones
    public static List<Place> again(
            Rules rules, Map<String, Place> stood, List<Entrant> changed, List<Day> days) {
        var places = new HashMap<>(stood);
        places.replaceAll((_, place) -> place.scored());
        for (var place : scored(rules, changed, days)) places.put(place.who(), place);
        return ranked(rules, places.values());
    }

    private static List<Place> scored(Rules rules, List<Entrant> entrants, List<Day> days) {
        var daysOf = new HashMap<String, List<Day>>();
        for (var day : days) {
            daysOf.computeIfAbsent(day.entrant(), _ -> new ArrayList<>()).add(day);
        }
        var places = new ArrayList<Place>();
        sides(rules, entrants).forEach((name, members) ->
                places.add(Contender.of(name, members, daysOf, rules).place(rules)));
        return places;
    }

    private static List<Place> ranked(Rules rules, Collection<Place> places) {
        var placed = new ArrayList<Place>();
        var others = new ArrayList<Place>();
        for (var place : places) (place.score() == null ? others : placed).add(place);
        others.sort(Comparator.comparing(Place::who));
        var order = order(rules);
        placed.sort(order.thenComparing(Place::who));
        var numbered = new ArrayList<Place>();
        int number = 0;
        for (int i = 0; i < placed.size(); i++) {
            if (i == 0 || order.compare(placed.get(i - 1), placed.get(i)) != 0) number = i + 1;
            numbered.add(placed.get(i).at(number));
        }
        var all = new ArrayList<>(rules.hasPlaces() ? byPlace(rules, numbered)
                : byReaching(rules, numbered));
        all.addAll(others);
        return List.copyOf(all);
    }

    private static Map<String, List<Entrant>> sides(Rules rules, List<Entrant> entrants) {
        var sides = new TreeMap<String, List<Entrant>>();
        for (var entrant : entrants) {
            var name = rules.byTeam() ? Objects.requireNonNull(entrant.team()) : entrant.code();
            sides.computeIfAbsent(name, _ -> new ArrayList<>()).add(entrant);
        }
        return sides;
    }

    private static Comparator<Place> order(Rules rules) {
        Comparator<Place> order = (a, b) -> score(b).compareTo(score(a));
        if (rules.kind() == Kind.FIRST_PAST_THE_POST) {
            var byScore = order;
            order = (a, b) -> {
                boolean past = a.out() == null;
                if (past != (b.out() == null)) return past ? -1 : 1;
                return past ? reached(a).compareTo(reached(b)) : byScore.compare(a, b);
            };
        }
        for (var one : rules.breaks()) {
            order = order.thenComparing(switch (one) {
                case EARLIER -> Comparator.comparing(Scoring::reached);
                case LARGER_RESULT -> Comparator.comparing(
                        (Place place) -> score(place).result()).reversed();
                case FEWER_RETURNS -> Comparator.comparing(Place::returned).reversed();
            });
        }
        return order;
    }

    private static Score score(Place place) {
        return Objects.requireNonNull(place.score());
    }

    private static LocalDate reached(Place place) {
        return place.reached() == null ? LocalDate.MAX : place.reached();
    }

    private static boolean wins(Place place) {
        return place.out() == null && score(place).result() > 0;
    }

    /// Equals stand side by side and have the same number; who passes down leaves no gap.
    private static List<Place> byPlace(Rules rules, List<Place> numbered) {
        var won = new HashMap<String, Place>();
        int skipped = 0;
        for (int from = 0, to; from < numbered.size(); from = to) {
            int number = Objects.requireNonNull(numbered.get(from).number());
            to = from;
            while (to < numbered.size() && Objects.equals(numbered.get(to).number(), number)) to++;
            var winners = numbered.subList(from, to).stream().filter(Scoring::wins).toList();
            for (var one : awarded(rules, winners, number - skipped)) won.put(one.who(), one);
            if (rules.passesDown()) skipped += to - from - winners.size();
        }
        return numbered.stream().map(place -> won.getOrDefault(place.who(), place)).toList();
    }

    private static List<Place> awarded(Rules rules, List<Place> winners, int first) {
        var prizes = rules.prizes();
        if (winners.isEmpty() || first > prizes.size()) return List.of();
        var minor = new long[winners.size()];
        Arrays.fill(minor, prizes.get(first - 1).minor());
        if (rules.tied() == Tied.POOLED) {
            int last = Math.min(prizes.size(), first - 1 + minor.length);
            long pool = prizes.subList(first - 1, last).stream().mapToLong(Prize::minor).sum();
            minor = Split.largestRemainder(pool, ones(minor.length));
        }
        var places = new ArrayList<Place>();
        for (int i = 0; i < minor.length; i++) places.add(winners.get(i).winning(first, minor[i]));
        return places;
    }

    private static List<Place> byReaching(Rules rules, List<Place> numbered) {
        var winners = numbered.stream().filter(Scoring::wins).toList();
        long value = rules.prizes().getFirst().minor();
        var minor = new long[winners.size()];
        Arrays.fill(minor, value);
        if (rules.kind() == Kind.POT && minor.length > 0) {
            minor = Split.largestRemainder(value,
                    winners.stream().mapToLong(place -> weight(rules, place)).toArray());
        }
        var won = new HashMap<String, Long>();
        for (int i = 0; i < minor.length; i++) won.put(winners.get(i).who(), minor[i]);
        return numbered.stream().map(place -> won.get(place.who()) instanceof Long share
                ? place.winning(1, share) : place).toList();
    }

    /// A pot is shared by results; by ratios to a millionth where there is a handicap.
    private static long weight(Rules rules, Place place) {
        var score = score(place);
        return rules.handicap() == Handicap.NONE ? score.result()
                : Math.max(1, score.rounded(6).unscaledValue().longValueExact());
    }

    private static long[] ones(int length) {
        var ones = new long[length];
        Arrays.fill(ones, 1);
        return ones;
    }
}
