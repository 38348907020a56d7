package linecard.recognition;

import linecard.Race;
import linecard.Town.Company;
import linecard.Town;
import linecard.access.Viewer;
import linecard.contests.Contest;
import linecard.contests.Contests;
import linecard.contests.Lineups;
import linecard.contests.Scorekeeping;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.sales.Booking;
import linecard.sales.Documents;
import linecard.sales.Kind;
import linecard.scoring.RulesText;

import org.springframework.context.ApplicationContext;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Contests under way, and what is sold in them.
public final class Races {

    public static final LocalDate TODAY = Town.today();

    private Races() {}

    /// By revenue, with two prizes, whatever today is.
    public static UUID start(
            ApplicationContext program, Viewer owner, String name, LocalDate from, LocalDate to,
            LocalDate cutOff) {
        var rules = RulesText.read(Race.rules(from, to, cutOff)
                .replace("in_time", "until_cut_off")
                .replace("\t10000\t", "\t100000\t") + "prize\t2\tcash\t50000\t\n");
        var draft = new Contest(Ids.fresh(), name, Contest.State.DRAFT, rules, null, null, null,
                "", 1);
        var contests = program.getBean(Contests.class);
        Bound.run(owner.binding(), () -> {
            contests.add(owner, draft);
            contests.start(owner, draft,
                    program.getBean(Lineups.class).of(owner, rules));
            program.getBean(Scorekeeping.class).keep(owner, contests.of(owner, draft.id()));
        });
        return draft.id();
    }

    static void sell(
            ApplicationContext program, Company company, String side, String number,
            LocalDate on, long net) {
        var owner = company.owner();
        var its = side.equals("N") ? company.north() : company.south();
        Bound.run(owner.binding(), () -> program.getBean(Documents.class).book(owner, Ids.fresh(),
                List.of(new Booking(net < 0 ? Kind.CREDIT : Kind.INVOICE, number,
                        its.id("account"), null, on, "", List.of(new Booking.Line(
                                its.id("product"), its.id("product-line"),
                                Long.signum(net) * 1000L, net, 0L))))));
    }
}
