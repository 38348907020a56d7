package linecard.prizes;

import linecard.Race;
import linecard.commissions.Firm;
import linecard.commissions.Statement;
import linecard.commissions.Statements;
import linecard.contests.Contest;
import linecard.contests.Contests;
import linecard.contests.Lineup;
import linecard.database.Ids;
import linecard.people.Outcome;
import linecard.prizes.Awards.Proposal;
import linecard.prizes.Prize.Kind;
import linecard.scoring.RulesText;

import org.springframework.beans.factory.annotation.Autowired;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// Awards of races of a month, proposed and approved in firms.
abstract class AwardingFirm {

    @Autowired Firm.Rooms firms;
    @Autowired Contests contests;
    @Autowired Awards awards;
    @Autowired AwardActs acts;
    @Autowired Statements statements;

    /// An award that waits for its approval.
    UUID proposed(Firm firm, UUID agency, UUID rep, int month, Option... options) {
        var from = YEAR.plusMonths(month - 1);
        var contest = new Contest(Ids.fresh(), "Race " + month, Contest.State.DRAFT,
                RulesText.read(Race.rules(from, from.plusMonths(1), from.plusMonths(1))),
                null, null, null, "", 1);
        var award = Ids.fresh();
        as(firm.owner, () -> {
            contests.add(firm.owner, contest);
            contests.start(firm.owner, contest, new Lineup(List.of(), List.of(), List.of(), 0,
                    Set.of(), List.of()));
            return awards.propose(firm.owner, contest.id(), List.of(
                    new Proposal(award, "W", rep, agency, 1, List.of(options))));
        });
        return award;
    }

    static Option cash(long minor) {
        return new Option(0, null, Kind.CASH, "", minor, null, null, false);
    }

    void approve(Firm firm, UUID award) {
        assertThat(as(firm.finance, () -> acts.approve(firm.finance, award, 1, YEAR)))
                .isInstanceOf(Outcome.Done.class);
    }

    Statement statement(Firm firm, UUID id) {
        return as(firm.finance, () -> statements.of(firm.finance, id));
    }
}
