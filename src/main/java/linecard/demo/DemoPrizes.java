package linecard.demo;

import linecard.access.Viewer;
import linecard.contests.Contest;
import linecard.database.Ids;
import linecard.prizes.Budgets;
import linecard.prizes.Option;
import linecard.prizes.Plan;
import linecard.prizes.Plan.Offer;
import linecard.prizes.Planning;
import linecard.prizes.Prize;
import linecard.prizes.Prize.Kind;
import linecard.prizes.Prize.Trip;
import linecard.prizes.Prizes;
import linecard.words.Words;

import org.springframework.stereotype.Component;

import java.util.List;

/// A small catalogue of prizes, what the contest under way gives of it, and the year's budget.
@Component
class DemoPrizes {

    private static final int SEATS = 4;

    private final Prizes prizes;
    private final Planning planning;
    private final Budgets budgets;

    DemoPrizes(Prizes prizes, Planning planning, Budgets budgets) {
        this.prizes = prizes;
        this.planning = planning;
        this.budgets = budgets;
    }

    /// @param contest a draft whose first prize is a trip and whose second is cash
    void write(Viewer owner, Contest contest) {
        var words = Words.in(owner.organisation().language());
        var named = contest.rules().prizes();
        long trip = named.getFirst().minor();
        long cash = named.get(1).minor();
        var from = contest.rules().cutOff().plusDays(60);
        var rome = new Prize(Ids.fresh(), Kind.TRIP, named.getFirst().name(), "", trip,
                new Trip(SEATS, from, from.plusDays(3), true), false, 1);
        var tools = thing(words.text("demo.prize.tools"), cash);
        prizes.add(owner, rome);
        prizes.add(owner, tools);
        prizes.add(owner, thing(words.text("demo.prize.watch"), cash / 2));
        prizes.add(owner, new Prize(Ids.fresh(), Kind.CASH, words.text("demo.prize.cash"), "",
                cash, null, false, 1));
        planning.keep(owner, contest, new Plan(contest.id(), words.text("demo.prize.series"),
                trip + 2 * cash, 14, null, null, null, List.of(
                        new Offer(1, Option.of(0, rome)), new Offer(2, Option.of(1, tools))), 0));
        var year = owner.organisation().calendar()
                .yearOf(contest.rules().days().to().minusDays(1)).number();
        budgets.enter(owner, year, owner.organisation().money(trip * 4), 0);
    }

    private static Prize thing(String name, long minor) {
        return new Prize(Ids.fresh(), Kind.MERCHANDISE, name, "", minor, null, false, 1);
    }
}
