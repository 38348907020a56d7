package linecard.scoring;

import linecard.scoring.Place.Out;
import linecard.scoring.Rules.Handicap;
import linecard.scoring.Rules.Leavers;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// An entrant alone, or a team as one, with all its days.
///
/// @param base null where none can be told
/// @param left whether nobody of it is in the contest any more
record Contender(
        String name, @Nullable Long base, boolean left, TreeMap<LocalDate, Long> counted,
        long returned) {

    static Contender of(
            String name, List<Entrant> members, Map<String, List<Day>> days, Rules rules) {
        var counted = new TreeMap<LocalDate, Long>();
        long returned = 0;
        @Nullable Long base = rules.handicap() == Handicap.NONE ? 1L : 0L;
        boolean left = true;
        for (var member : members) {
            if (rules.leavers() == Leavers.OUT && isGone(member, rules)) continue;
            left = false;
            for (var day : days.getOrDefault(member.code(), List.of())) {
                if (rules.leavers() == Leavers.UNTIL_LEAVING && member.left() != null
                        && !day.on().isBefore(member.left())) {
                    continue;
                }
                boolean inside = rules.days().contains(day.on());
                long back = returns(day, inside, rules);
                long amount = Math.addExact(inside ? day.amount() : 0, back);
                if (inside || back != 0) counted.merge(day.on(), amount, Math::addExact);
                returned = Math.addExact(returned, back);
            }
            if (rules.handicap() != Handicap.NONE && base != null) {
                base = member.base() == null || member.base() <= 0 ? null
                        : Long.valueOf(Math.addExact(base, member.base()));
            }
        }
        return new Contender(name, base, left, counted, returned);
    }

    private static boolean isGone(Entrant member, Rules rules) {
        return member.left() != null && member.left().isBefore(rules.days().to());
    }

    private static long returns(Day day, boolean inside, Rules rules) {
        return switch (rules.returns()) {
            case IGNORED -> 0;
            case IN_TIME -> inside ? day.returned() : 0;
            case UNTIL_CUT_OFF -> inside || !day.on().isBefore(rules.days().to())
                    && !day.on().isAfter(rules.cutOff()) ? day.returned() : 0;
        };
    }

    Place place(Rules rules) {
        if (left) return without(Out.LEFT);
        if (base == null) {
            return without(rules.handicap() == Handicap.GOAL ? Out.NO_GOAL : Out.NO_PRIOR_YEAR);
        }
        long base = this.base;
        long sum = 0;
        for (long amount : counted.values()) sum = Math.addExact(sum, amount);
        var end = new Score(sum, base);
        var bar = rules.bar();
        boolean isPast = bar != null && end.reaches(bar);
        var reached = heldSince(base, bar != null && isPast ? score -> score.reaches(bar)
                : score -> score.compareTo(end) >= 0);
        return new Place(name, null, end, returned, reached, out(rules, end, isPast), null, 0);
    }

    private static @Nullable Out out(Rules rules, Score end, boolean isPast) {
        if (rules.needsBar()) return isPast ? null : Out.BAR_NOT_REACHED;
        return rules.minimum() != null && end.result() < rules.minimum()
                ? Out.BELOW_MINIMUM : null;
    }

    private Place without(Out out) {
        return new Place(name, null, null, 0, null, out, null, 0);
    }

    /// The first day from which it is so to the end; null without a day.
    private @Nullable LocalDate heldSince(long base, Predicate<Score> isSo) {
        @Nullable LocalDate since = null;
        long sum = 0;
        for (var day : counted.entrySet()) {
            sum = Math.addExact(sum, day.getValue());
            if (!isSo.test(new Score(sum, base))) {
                since = null;
            } else if (since == null) {
                since = day.getKey();
            }
        }
        return since;
    }
}
