package linecard.scoring;

import linecard.scoring.Rules.Break;
import linecard.scoring.Rules.Handicap;
import linecard.scoring.Rules.Kind;
import linecard.scoring.Rules.Prize;
import linecard.scoring.Rules.Tied;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// What is wrong with rules before anybody enters.
public final class RuleCheck {

    public enum Problem {
        CUT_OFF_BEFORE_END, BAR_MISSING, BAR_NOT_POSITIVE, BAR_DECIDES_NOTHING,
        MINIMUM_NOT_POSITIVE, MINIMUM_DECIDES_NOTHING, NOTHING_TO_PASS_DOWN, NO_PRIZE,
        PRIZE_NOT_POSITIVE, PLACES_NOT_IN_ORDER, ONE_PRIZE_ONLY, POT_IS_CASH, POOLED_IS_CASH,
        BREAK_TWICE, BREAKS_DECIDE_NOTHING, CALLS_HAVE_NO_LINE, TOO_MANY_NAMED
    }

    private RuleCheck() {}

    /// Empty where the rules can be played by.
    public static List<Problem> of(Rules rules) {
        var problems = new ArrayList<Problem>();
        if (rules.cutOff().isBefore(rules.days().to().minusDays(1))) {
            problems.add(Problem.CUT_OFF_BEFORE_END);
        }
        var bar = rules.bar();
        if (bar == null && rules.needsBar()) problems.add(Problem.BAR_MISSING);
        if (bar != null && bar.signum() <= 0) problems.add(Problem.BAR_NOT_POSITIVE);
        if (bar != null && !rules.needsBar()) problems.add(Problem.BAR_DECIDES_NOTHING);
        var minimum = rules.minimum();
        if (minimum != null && minimum <= 0) problems.add(Problem.MINIMUM_NOT_POSITIVE);
        if (minimum != null && rules.needsBar()) problems.add(Problem.MINIMUM_DECIDES_NOTHING);
        if (rules.passesDown() && (minimum == null || rules.kind() != Kind.RANKING
                || rules.handicap() == Handicap.NONE)) {
            problems.add(Problem.NOTHING_TO_PASS_DOWN);
        }
        if (rules.line() != null && rules.measure().equals("calls")) {
            problems.add(Problem.CALLS_HAVE_NO_LINE);
        }
        if (rules.eligible().territories().size() > Eligibility.MOST
                || rules.eligible().agencies().size() > Eligibility.MOST) {
            problems.add(Problem.TOO_MANY_NAMED);
        }
        prizes(rules, problems);
        var breaks = EnumSet.noneOf(Break.class);
        for (var one : rules.breaks()) {
            if (!breaks.add(one)) problems.add(Problem.BREAK_TWICE);
        }
        if (!breaks.isEmpty() && !rules.hasPlaces()) {
            problems.add(Problem.BREAKS_DECIDE_NOTHING);
        }
        return problems;
    }

    private static void prizes(Rules rules, List<Problem> problems) {
        var prizes = rules.prizes();
        if (prizes.isEmpty()) problems.add(Problem.NO_PRIZE);
        boolean isCash = prizes.stream().allMatch(Prize::isCash);
        if (prizes.stream().anyMatch(prize -> prize.minor() <= 0)) {
            problems.add(Problem.PRIZE_NOT_POSITIVE);
        }
        for (int i = 0; i < prizes.size(); i++) {
            if (prizes.get(i).place() != i + 1) {
                problems.add(Problem.PLACES_NOT_IN_ORDER);
                break;
            }
        }
        if (!rules.hasPlaces() && prizes.size() > 1) problems.add(Problem.ONE_PRIZE_ONLY);
        if (rules.kind() == Kind.POT && !isCash) problems.add(Problem.POT_IS_CASH);
        if (rules.tied() == Tied.POOLED && !isCash) problems.add(Problem.POOLED_IS_CASH);
    }
}
