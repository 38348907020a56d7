package linecard.scoring;

import linecard.scoring.Place.Out;
import linecard.scoring.Rules.Handicap;
import linecard.scoring.Rules.Kind;
import linecard.scoring.Rules.Leavers;
import linecard.scoring.Rules.Returns;
import linecard.scoring.Rules.Tied;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/// A contest as one would work it out with pencil and paper: everybody against everybody, every
/// sum from the first day.
final class SlowScoring {

    private final Rules rules;
    private final List<Entrant> entrants;
    private final List<Day> days;

    private SlowScoring(Rules rules, List<Entrant> entrants, List<Day> days) {
        this.rules = rules;
        this.entrants = entrants;
        this.days = days;
    }

    static List<Place> of(Rules rules, List<Entrant> entrants, List<Day> days) {
        return new SlowScoring(rules, entrants, days).places();
    }

    private List<Place> places() {
        var names = new TreeSet<String>();
        for (var entrant : entrants) names.add(side(entrant));
        var raw = names.stream().map(this::raw).toList();
        var places = new ArrayList<Place>();
        for (var one : raw) {
            if (one.score() == null) {
                places.add(one);
                continue;
            }
            long better = raw.stream().filter(other -> better(other, one)).count();
            places.add(prized(one.at((int) better + 1), raw));
        }
        return places;
    }

    private String side(Entrant entrant) {
        return rules.byTeam() ? Objects.requireNonNull(entrant.team()) : entrant.code();
    }

    private List<Entrant> members(String name) {
        return entrants.stream().filter(entrant -> side(entrant).equals(name))
                .filter(entrant -> rules.leavers() != Leavers.OUT || entrant.left() == null
                        || !entrant.left().isBefore(rules.days().to()))
                .toList();
    }

    private Place raw(String name) {
        var members = members(name);
        if (members.isEmpty()) return new Place(name, null, null, 0, null, Out.LEFT, null, 0);
        long base = 1;
        if (rules.handicap() != Handicap.NONE) {
            if (members.stream().anyMatch(member -> member.base() == null || member.base() == 0)) {
                return new Place(name, null, null, 0, null, rules.handicap() == Handicap.GOAL
                        ? Out.NO_GOAL : Out.NO_PRIOR_YEAR, null, 0);
            }
            base = members.stream().mapToLong(Entrant::base).sum();
        }
        var end = new Score(until(members, LocalDate.MAX), base);
        long returned = counted(members).stream().mapToLong(this::back).sum();
        var bar = rules.bar();
        boolean past = bar != null && atLeast(end, bar);
        @Nullable Out out = null;
        if (rules.needsBar() && !past) out = Out.BAR_NOT_REACHED;
        if (rules.minimum() != null && end.result() < rules.minimum()) out = Out.BELOW_MINIMUM;
        @Nullable LocalDate reached = null;
        for (var day : dates(members)) {
            boolean held = true;
            for (var later : dates(members)) {
                if (later.isBefore(day)) continue;
                var then = new Score(until(members, later), end.base());
                held &= past && bar != null ? atLeast(then, bar)
                        : then.result() >= end.result();
            }
            if (held && reached == null) reached = day;
        }
        return new Place(name, null, end, returned, reached, out, null, 0);
    }

    private static boolean atLeast(Score score, BigDecimal bar) {
        return new BigDecimal(score.result()).divide(new BigDecimal(score.base()),
                MathContext.DECIMAL128).compareTo(bar) >= 0;
    }

    private List<Day> counted(List<Entrant> members) {
        return days.stream().filter(day -> members.stream().anyMatch(member ->
                member.code().equals(day.entrant()) && (rules.leavers() != Leavers.UNTIL_LEAVING
                        || member.left() == null || day.on().isBefore(member.left())))).toList();
    }

    private boolean inside(Day day) {
        return rules.days().contains(day.on());
    }

    private long back(Day day) {
        if (rules.returns() == Returns.IGNORED) return 0;
        if (inside(day)) return day.returned();
        boolean late = !day.on().isBefore(rules.days().to()) && !day.on().isAfter(rules.cutOff());
        return late && rules.returns() == Returns.UNTIL_CUT_OFF ? day.returned() : 0;
    }

    private long until(List<Entrant> members, LocalDate last) {
        return counted(members).stream().filter(day -> !day.on().isAfter(last))
                .mapToLong(day -> (inside(day) ? day.amount() : 0) + back(day)).sum();
    }

    private TreeSet<LocalDate> dates(List<Entrant> members) {
        var dates = new TreeSet<LocalDate>();
        for (var day : counted(members)) if (inside(day) || back(day) != 0) dates.add(day.on());
        return dates;
    }

    private boolean better(Place a, Place b) {
        if (a.score() == null || b.score() == null) return false;
        int compared = Long.compare(a.score().result() * b.score().base(),
                b.score().result() * a.score().base());
        if (rules.kind() == Kind.FIRST_PAST_THE_POST && (a.out() == null || b.out() == null)) {
            if (a.out() != null || b.out() != null) return a.out() == null;
            compared = day(b).compareTo(day(a));
        }
        for (var one : rules.breaks()) {
            if (compared != 0) break;
            compared = switch (one) {
                case EARLIER -> day(b).compareTo(day(a));
                case LARGER_RESULT -> Long.compare(a.score().result(), b.score().result());
                case FEWER_RETURNS -> Long.compare(a.returned(), b.returned());
            };
        }
        return compared > 0;
    }

    private static LocalDate day(Place place) {
        return place.reached() == null ? LocalDate.MAX : place.reached();
    }

    private static boolean wins(Place place) {
        return place.score() != null && place.out() == null && place.score().result() > 0;
    }

    private Place prized(Place place, List<Place> raw) {
        if (!wins(place)) return place;
        var winners = raw.stream().filter(SlowScoring::wins).toList();
        if (rules.kind() == Kind.INDIVIDUAL_GOAL) {
            return place.winning(1, rules.prizes().getFirst().minor());
        }
        if (rules.kind() == Kind.POT) return place.winning(1, potShare(place, winners));
        int first = Objects.requireNonNull(place.number());
        if (rules.passesDown()) {
            first -= (int) raw.stream().filter(other -> better(other, place) && !wins(other))
                    .count();
        }
        if (first > rules.prizes().size()) return place;
        if (rules.tied() == Tied.EACH) {
            return place.winning(first, rules.prizes().get(first - 1).minor());
        }
        var equals = winners.stream().filter(other -> !better(other, place)
                && !better(place, other)).map(Place::who).toList();
        long pool = 0;
        for (int i = first; i < first + equals.size() && i <= rules.prizes().size(); i++) {
            pool += rules.prizes().get(i - 1).minor();
        }
        long share = pool / equals.size();
        if (equals.indexOf(place.who()) < pool % equals.size()) share++;
        return place.winning(first, share);
    }

    /// Whole units by hand: rounded down, the units left one by one to who lost most, equals in
    /// the order of the places.
    private long potShare(Place place, List<Place> winners) {
        var ordered = winners.stream().sorted((a, b) -> better(a, b) ? -1 : better(b, a) ? 1
                : a.who().compareTo(b.who())).toList();
        var weights = ordered.stream().map(this::weight).toList();
        var all = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var pot = new BigDecimal(rules.prizes().getFirst().minor());
        var shares = new ArrayList<BigDecimal>();
        var lost = new ArrayList<BigDecimal>();
        for (var weight : weights) {
            var product = pot.multiply(weight);
            shares.add(product.divideToIntegralValue(all));
            lost.add(product.remainder(all));
        }
        var left = pot.subtract(shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .intValueExact();
        for (int i = 0; i < left; i++) {
            int most = 0;
            for (int j = 1; j < lost.size(); j++) {
                if (lost.get(j).compareTo(lost.get(most)) > 0) most = j;
            }
            shares.set(most, shares.get(most).add(BigDecimal.ONE));
            lost.set(most, BigDecimal.ONE.negate());
        }
        return shares.get(ordered.indexOf(ordered.stream()
                .filter(one -> one.who().equals(place.who())).findFirst().orElseThrow()))
                .longValueExact();
    }

    private BigDecimal weight(Place place) {
        var score = Objects.requireNonNull(place.score());
        var result = new BigDecimal(score.result());
        return rules.handicap() == Handicap.NONE ? result
                : result.divide(new BigDecimal(score.base()), 6, RoundingMode.HALF_UP)
                        .max(new BigDecimal("0.000001"));
    }
}
