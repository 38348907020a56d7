package linecard.contests;

import linecard.Heard;
import linecard.LinecardTest;
import linecard.Town;
import linecard.Town.Company;
import linecard.Town.Side;
import linecard.access.Viewer;
import linecard.accounts.Assignment;
import linecard.accounts.Assignments;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.sales.Booking;
import linecard.sales.Documents;
import linecard.sales.Kind;
import linecard.scoring.Entrant;
import linecard.scoring.Place;
import linecard.scoring.RulesText;
import linecard.scoring.Scoring;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class StandingsTest {

    private static final LocalDate TODAY = Town.today();

    /// Kind, measure, line, leavers, teams, returns.
    private static final List<List<String>> RACES = List.of(
            List.of("ranking", "revenue", "", "stay", "false", "in_time"),
            List.of("ranking", "units", "", "until_leaving", "true", "until_cut_off"),
            List.of("ranking", "margin", "PUMPS\tPumps", "out", "false", "ignored"),
            List.of("first_past_the_post", "revenue", "", "out", "false", "until_cut_off"),
            List.of("pot", "revenue", "", "until_leaving", "false", "in_time"),
            List.of("ranking", "new_accounts", "", "stay", "false", "in_time"));

    @Autowired Town town;
    @Autowired Documents documents;
    @Autowired Assignments assignments;
    @Autowired Reps reps;
    @Autowired Contests contests;
    @Autowired Lineups lineups;
    @Autowired RulesVersions versions;
    @Autowired Scorekeeping scorekeeping;
    @Autowired Standings standings;
    @Autowired ResultDays results;
    @Autowired Moves moves;
    @Autowired TransactionTemplate transactions;

    private UUID race(Viewer owner, List<String> race) {
        var kind = race.getFirst();
        var rules = RulesText.read("""
                kind\t%s
                measure\t%s
                line\t%s
                days\t%s\t%s
                cut_off\t%s
                handicap\tnone
                bar\t%s
                minimum\t
                passes_down\tfalse
                breaks%s
                tied\teach
                returns\t%s
                leavers\t%s
                by_team\t%s
                prize\t1\tcash\t100000\t
                """.formatted(kind, race.get(1), race.get(2), TODAY.minusDays(6),
                TODAY.plusDays(2), TODAY.plusDays(4),
                kind.startsWith("first") ? "90000" : "", kind.equals("pot") ? "" : "\tearlier",
                race.get(5), race.get(3), race.get(4)));
        var draft = new Contest(Ids.fresh(), String.join(" ", race), Contest.State.DRAFT, rules,
                null, null, null, "", 1);
        contests.add(owner, draft);
        contests.start(owner, draft, lineups.of(owner, rules));
        return draft.id();
    }

    private static Side side(Company company, Random random) {
        return random.nextBoolean() ? company.north() : company.south();
    }

    /// In a company where anybody may be credited with anything on the days around the contests'.
    private Booking booking(Company company, List<UUID> sellers, String number, Random random) {
        var side = side(company, random);
        long net = (random.nextInt(60) - 12) * 1000L;
        var kind = net < 0 ? Kind.CREDIT : random.nextInt(5) == 0 ? Kind.ORDER : Kind.INVOICE;
        return new Booking(kind, kind.code().charAt(0) + number, side.id("account"),
                random.nextInt(3) == 0 ? null : sellers.get(random.nextInt(sellers.size())),
                TODAY.minusDays(random.nextInt(9)), "", List.of(new Booking.Line(
                        side.id("product"), side.id("product-line"), Long.signum(net) * 1000L, net,
                        Math.abs(net) / 3)));
    }

    private void bookSome(
            Company company, List<UUID> sellers, UUID importId, Random random) {
        var bookings = new ArrayList<Booking>();
        for (int i = 0; i <= random.nextInt(3); i++) { // some correct what stands
            bookings.add(booking(company, sellers, "-" + random.nextInt(12), random));
        }
        documents.book(company.owner(), importId, bookings.stream().filter(one ->
                bookings.stream().filter(other -> other.number().equals(one.number()))
                        .findFirst().orElseThrow() == one).toList());
    }

    private void leaveOrReturn(Viewer owner, UUID rep) {
        var now = reps.of(owner, rep);
        reps.change(owner, new Rep(now.id(), now.agency(), now.territory(), now.code(),
                now.familyName(), now.givenName(), "", "", "", !now.archived(), now.version()));
    }

    private void handOver(Company company, UUID to) {
        var owner = company.owner();
        for (var one : assignments.ofRep(owner, company.north().id("rep"))) {
            if (one.to() != null) continue;
            assignments.end(owner, one.id(), one.version(), TODAY.minusDays(4));
            assignments.add(owner, new Assignment(Ids.fresh(), one.account(), to, one.role(), null,
                    TODAY.minusDays(4), null, 1));
        }
    }

    private List<Place> fromScratch(Viewer owner, Contest contest) {
        var left = moves.left(owner);
        var entrants = new ArrayList<Entrant>();
        var codes = new java.util.HashMap<UUID, String>();
        for (var one : contests.entrants(owner, contest.id())) {
            codes.put(one.rep(), one.entrant().code());
            entrants.add(new Entrant(one.entrant().code(), one.entrant().team(),
                    one.entrant().base(), left.get(one.rep())));
        }
        var lines = contest.rules().line() == null ? Set.<UUID>of()
                : versions.lines(owner, contest.id());
        return Scoring.of(contest.rules(), entrants,
                results.of(owner, contest.rules(), lines, codes, Instant.now()));
    }

    private void check(Viewer owner, String after) {
        var running = contests.running(owner);
        assertThat(running).as("contests after " + after).isNotEmpty();
        for (var contest : running) {
            assertThat(standings.of(owner, contest.id())).extracting(Standing::place)
                    .as(contest.name() + " after " + after)
                    .containsExactlyInAnyOrderElementsOf(fromScratch(owner, contest));
        }
    }

    /// Contests that a round of the program keeps at this moment are left to it, so they are waited
    /// for.
    private void keepAll(Viewer owner) {
        scorekeeping.keepAll(owner);
        contests.running(owner).forEach(one -> scorekeeping.keep(owner, one));
    }

    private void apart(Viewer owner, Runnable what) {
        CompletableFuture.runAsync(() -> Bound.run(owner.binding(), what)).join();
    }

    @Test
    void places_are_those_of_counting_all_anew_whatever_happens_in_whatever_order() {
        var company = town.company();
        var owner = company.owner();
        Bound.run(owner.binding(), () -> {
            var sellers = new ArrayList<>(List.of(company.north().id("rep"),
                    company.south().id("rep")));
            for (int i = 0; i < 4; i++) {
                var side = i % 2 == 0 ? company.north() : company.south();
                var rep = new Rep(Ids.fresh(), side.id("agency"), side.id("territory"), "X-" + i,
                        "Kiss", "Anna", "", "", "", false, 1);
                reps.add(owner, rep);
                sellers.add(rep.id());
            }
            var random = new Random(7);
            var imports = new ArrayList<UUID>();
            documents.book(owner, Ids.fresh(), List.of(booking(company, sellers, "-0", random)));
            RACES.forEach(race -> race(owner, race));
            keepAll(owner);
            check(owner, "the start");
            for (int step = 0; step < 40; step++) {
                var what = random.nextInt(10);
                var rep = sellers.get(random.nextInt(sellers.size()));
                if (what == 0) {
                    leaveOrReturn(owner, rep);
                } else if (what == 1) {
                    handOver(company, rep);
                } else if (what == 2 && !imports.isEmpty()) {
                    documents.undo(owner, imports.removeLast(), _ -> {});
                } else {
                    imports.add(Ids.fresh());
                    transactions.executeWithoutResult(_ -> {
                        bookSome(company, sellers, imports.getLast(), random);
                        // others count while it is not committed yet
                        if (what == 3) apart(owner, () -> scorekeeping.keepAll(owner));
                    });
                }
                keepAll(owner);
                check(owner, "step " + step + ": " + what);
            }
        });
    }

    @Test
    void one_sale_is_counted_for_the_one_who_made_it() {
        var company = town.company();
        var owner = company.owner();
        Bound.run(owner.binding(), () -> {
            race(owner, RACES.get(0));
            race(owner, RACES.get(2));
            keepAll(owner);
            assertThat(scorekeeping.keepAll(owner)).isFalse();
            // in one transaction, so that no round of the program sees the sale before
            var heard = transactions.execute(_ -> {
                documents.book(owner, Ids.fresh(), List.of(booking(company,
                        List.of(company.north().id("rep")), "-1", new Random(2))));
                return Heard.during(() -> assertThat(scorekeeping.keepAll(owner)).isTrue());
            });
            assertThat(heard).filteredOn(one -> one.contains("from sales."))
                    .hasSize(2).allMatch(one -> one.contains("s.rep_id = any ("));
            moves.forget(owner);
            check(owner, "a sale");
        });
    }
}
