package linecard.scoring;

import linecard.calendar.Span;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// The rules of one contest, whole: what is not said here does not count.
///
/// @param measure what is counted, by the code of a goal's measure
/// @param line the product line that alone counts, with those below it; null for all
/// @param days of the results that count
/// @param cutOff the last day on which results may still become known; not before the last day
/// @param bar the score that wins, the post or the goal, where the kind asks for one: in minor
///        units, thousandths of units or counts, or as a ratio where there is a handicap
/// @param minimum the result, before any handicap, below which no prize of a ranking or a pot is
///        won; null for none
/// @param passesDown whether the prize of who is below the minimum goes to the next who is not
/// @param breaks what decides between equals, the first first; who is equal by all shares a place
/// @param eligible which of the reps at work take part
/// @param prizes for each place that wins, from 1; one alone for an individual goal or a pot
/// @param follows the hash of the rules that these took the place of after the start; null for
///        those of the start
public record Rules(
        Kind kind, String measure, @Nullable Named line, Span days, LocalDate cutOff,
        Handicap handicap, @Nullable BigDecimal bar, @Nullable Long minimum, boolean passesDown,
        List<Break> breaks, Tied tied, Returns returns, Leavers leavers, boolean byTeam,
        Eligibility eligible, List<Prize> prizes, @Nullable String follows) {

    public enum Kind {
        /// The best win, in order.
        RANKING,
        /// Who reaches the bar first, and holds it to the end, wins.
        FIRST_PAST_THE_POST,
        /// Everybody who reaches the bar wins.
        INDIVIDUAL_GOAL,
        /// The prize's value is shared in proportion to the scores.
        POT
    }

    /// What a result is divided by.
    public enum Handicap { NONE, GOAL, PRIOR_YEAR }

    public enum Break {
        /// Who came to the final score on an earlier day, and never fell below it again.
        EARLIER,
        /// Who has the larger result before the handicap.
        LARGER_RESULT,
        /// Whose returns are smaller.
        FEWER_RETURNS
    }

    /// What becomes of the prizes where a place is shared.
    public enum Tied {
        /// Each gets the prize of the place; those of the places left empty are not awarded.
        EACH,
        /// The prizes of the places they fill are added and divided; for cash alone.
        POOLED
    }

    public enum Returns {
        /// Those of the contest's days count.
        IN_TIME,
        /// Those after its days count as well, until the cut-off.
        UNTIL_CUT_OFF,
        IGNORED
    }

    /// What becomes of somebody who leaves before the contest's last day.
    public enum Leavers {
        STAY,
        /// Results count until the day of leaving, and may win.
        UNTIL_LEAVING,
        /// Out of the contest; a team goes on without the results and without the goal.
        OUT
    }

    /// @param minor the value, in minor units of the organisation's currency
    public record Prize(int place, boolean isCash, String name, long minor) {}

    public Rules {
        breaks = List.copyOf(breaks);
        prizes = List.copyOf(prizes);
    }

    /// The same rules with other prizes.
    public Rules giving(List<Prize> prizes) {
        return new Rules(kind, measure, line, days, cutOff, handicap, bar, minimum, passesDown,
                breaks, tied, returns, leavers, byTeam, eligible, prizes, follows);
    }

    /// The days of the year before that stand beside these: one at least, where the 29th of
    /// February has none.
    public Span yearBefore() {
        var from = days.from().minusYears(1);
        var to = days.to().minusYears(1);
        return new Span(from, to.isAfter(from) ? to : from.plusDays(1));
    }

    /// The same rules over other days.
    public Rules over(Span days, LocalDate cutOff) {
        return new Rules(kind, measure, line, days, cutOff, handicap, bar, minimum, passesDown,
                breaks, tied, returns, leavers, byTeam, eligible, prizes, follows);
    }

    /// The same rules as those that take the place of others.
    public Rules following(@Nullable String hash) {
        return new Rules(kind, measure, line, days, cutOff, handicap, bar, minimum, passesDown,
                breaks, tied, returns, leavers, byTeam, eligible, prizes, hash);
    }

    /// Whether to win is to reach a bar.
    public boolean needsBar() {
        return kind == Kind.FIRST_PAST_THE_POST || kind == Kind.INDIVIDUAL_GOAL;
    }

    /// Whether prizes belong to places; else one prize stands for all who win.
    public boolean hasPlaces() {
        return kind == Kind.RANKING || kind == Kind.FIRST_PAST_THE_POST;
    }
}
