package linecard.scoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What rules may become after the start. Who takes part, in what, from when and for which prizes
/// stands: other than that is another contest.
public final class RuleChange {

    public enum Problem {
        NOTHING_CHANGED, COUNTED_STANDS, ENTRANTS_STAND, FIRST_DAY_STANDS, PRIZES_STAND,
        DAYS_OVER, LAST_DAY_OVER
    }

    private RuleChange() {}

    /// Empty where the next rules may take the place of those of now. Whether they can be played
    /// by, [RuleCheck] says.
    public static List<Problem> of(Rules now, Rules next, LocalDate today) {
        var problems = new ArrayList<Problem>();
        if (RulesText.of(now.following(null)).equals(RulesText.of(next.following(null)))) {
            problems.add(Problem.NOTHING_CHANGED);
        }
        if (now.kind() != next.kind() || !now.measure().equals(next.measure())
                || !Objects.equals(now.line(), next.line())
                || now.handicap() != next.handicap()) {
            problems.add(Problem.COUNTED_STANDS);
        }
        if (now.byTeam() != next.byTeam() || !now.eligible().equals(next.eligible())) {
            problems.add(Problem.ENTRANTS_STAND);
        }
        if (!now.days().from().equals(next.days().from())) {
            problems.add(Problem.FIRST_DAY_STANDS);
        }
        if (!now.prizes().equals(next.prizes())) problems.add(Problem.PRIZES_STAND);
        if (!now.days().to().isAfter(today)) problems.add(Problem.DAYS_OVER);
        else if (!next.days().to().isAfter(today)) problems.add(Problem.LAST_DAY_OVER);
        return problems;
    }
}
