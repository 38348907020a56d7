package linecard.contests;

import linecard.people.Outcome.Refused;
import linecard.plan.Goal.Measure;
import linecard.scoring.Rules.Handicap;
import linecard.scoring.Rules.Kind;
import linecard.scoring.Rules.Prize;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What somebody wants a contest to be, with records by their codes.
///
/// @param line null for all
/// @param prizes from the first place on; one with a name is a thing
record Wanted(
        String name, Kind kind, Measure measure, @Nullable String line, LocalDate from,
        Handicap handicap, Play play, boolean byTeam, Who who, List<Prize> prizes) {

    /// Prizes that a form offers.
    static final int PRIZES = 6;
    private static final int LONGEST_THING = 100;

    /// Which of the reps at work are to take part: none named for all.
    record Who(
            List<String> territories, List<String> agencies, boolean withGoal,
            @Nullable LocalDate joinedBefore) {}

    /// What is against it before any record is looked up, each at its field of the form.
    List<Refused> refusals() {
        var all = new ArrayList<Refused>();
        Play.requireDay(all, "from", from);
        all.addAll(play.refusals(from, handicap));
        Play.requireDay(all, "joinedBefore", who.joinedBefore());
        if (prizes.size() > PRIZES) {
            all.add(Refused.of("prize" + (PRIZES + 1), "contests.no.places", PRIZES));
        }
        for (var prize : prizes) {
            Play.requireSmall(all, "prize" + prize.place(), prize.minor());
            if (prize.name().length() > LONGEST_THING) {
                all.add(Refused.of("thing" + prize.place(), "web.tooLong", LONGEST_THING));
            } else if (prize.name().indexOf('\0') >= 0) {
                all.add(Refused.of("thing" + prize.place(), "web.unreadable"));
            }
        }
        return all;
    }
}
