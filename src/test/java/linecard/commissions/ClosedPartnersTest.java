package linecard.commissions;

import linecard.LinecardTest;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Assignment;
import linecard.catalog.ProductLine;
import linecard.database.Ids;
import linecard.disputes.Decision;
import linecard.disputes.Decisions;
import linecard.disputes.Dispute;
import linecard.disputes.Openings;
import linecard.duplicates.Unions;
import linecard.money.Rate;
import linecard.payouts.Till;
import linecard.people.Agreement.Regime;
import linecard.people.Outcome;
import linecard.reckoning.Agreement.Step;
import linecard.reckoning.Agreement.Tail;
import linecard.reckoning.Book;
import linecard.reckoning.Dated;
import linecard.reckoning.Match;
import linecard.reckoning.RateRule;
import linecard.reckoning.Terms;
import linecard.terms.Clausing;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import static java.util.Objects.requireNonNull;
import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// As [ClosedClausesTest], while other rooms do their part between the closings: accounts and
/// agencies become one and two again, lines are disputed, agencies paid and payments sent back,
/// accounts held by roles, customers of another type, product lines moved, costs only partly known.
@LinecardTest
class ClosedPartnersTest {

    @Autowired
    private Firm.Rooms rooms;
    @Autowired
    private Trade.Rooms tradeRooms;
    @Autowired
    private Office.Rooms officeRooms;
    @Autowired
    private Till.Rooms tillRooms;
    @Autowired
    private Unions unions;
    @Autowired
    private Openings openings;
    @Autowired
    private Decisions decisions;
    @Autowired
    private Clausing clausing;
    @Autowired
    private linecard.people.Agreements contracts;

    @ParameterizedTest
    @ValueSource(longs = {12, 17, 31})
    void all_statements_come_to_what_the_year_comes_to(long seed) {
        new Year(new Random(seed * 104_729)).run("seed " + seed);
    }

    private final class Year {

        private final Random random;
        private final Firm firm;
        private final Trade.Costs costs;
        private final Trade trade;
        private final Office office;
        private final Till till;
        private final List<UUID> agencies;
        private final Map<UUID, Viewer> owners = new HashMap<>();
        private final Map<UUID, UUID> merged = new HashMap<>();
        private final List<UUID> open = new ArrayList<>();
        private boolean ends;

        Year(Random random) {
            this.random = random;
            firm = (once(3) ? Firm.inWeeks(rooms) : new Firm(rooms)).withThird();
            agencies = List.of(firm.duna, firm.alfold, firm.tisza);
            var start = firm.finance.organisation().calendar().year(2026).span().from();
            for (var agency : agencies) {
                firm.rate(agency, firm.pumps, start, "5");
                firm.rate(agency, null, start, "2");
                owners.put(agency, rooms.stage().member(
                        firm.owner, Role.AGENCY_OWNER, agency, null, null));
            }
            costs = Trade.Costs.values()[random.nextInt(3)];
            trade = new Trade(tradeRooms, firm, random, costs);
            trade.reps.add(firm.denes);
            for (int i = 1; i <= 4; i++) {
                var twin = Ids.fresh();
                trade.accounts.add(twin);
                int which = i;
                as(firm.owner, () -> {
                    firm.account(twin, "Iker " + which + " Kft.", false);
                    return true;
                });
            }
            trade.assign(firm.denes, trade.accounts.getLast(), Assignment.Role.OWNER, Rate.WHOLE, 1);
            office = new Office(officeRooms, firm, random, agencies);
            till = new Till(tillRooms, firm);
        }

        void run(String name) {
            for (int i = 0; i < 3; i++) agree(1);
            for (int month = 1; month <= 12; month++) {
                for (int i = random.nextInt(8); i > 0; i--) {
                    if (once(2)) trade.act(month);
                    else act(month);
                }
                if (once(3)) agree(month);
                office.close(month);
            }
            trade.learnCosts();
            for (int month = 1; month <= 12; month++) {
                var day = Firm.month(firm.finance, month).span().from().plusDays(3);
                for (var rep : trade.reps) trade.touch(rep, day);
            }
            office.closeAll();
            for (var dispute : List.copyOf(open)) decide(dispute, 12);
            office.holds(name);
            for (var agency : agencies) {
                assertThat(as(firm.finance, () -> officeRooms.ledger().balances(
                        firm.finance, agency)).of(Book.DISPUTED)).isZero();
            }
        }

        private boolean once(int in) {
            return random.nextInt(in) == 0;
        }

        private UUID agency() {
            return agencies.get(random.nextInt(agencies.size()));
        }

        private void act(int month) {
            switch (random.nextInt(12)) {
                case 0, 1 -> merge(month);
                case 2 -> part();
                case 3, 4 -> dispute(month);
                case 5 -> {
                    if (!open.isEmpty()) decide(open.get(random.nextInt(open.size())), month);
                }
                case 6 -> till.pay(List.of(firm.duna, firm.alfold).get(random.nextInt(2)), once(2));
                case 7 -> retype();
                case 8 -> move();
                case 9 -> trade.rate(trade.day(month).plusDays(random.nextInt(1_000)),
                        350_000_000_000L + random.nextInt(1_000_000_000));
                default -> trade.assign(trade.rep(), trade.account(),
                        Assignment.Role.values()[random.nextInt(2)], null, 1 + random.nextInt(month));
            }
        }

        private void merge(int month) {
            boolean areAgencies = once(4);
            var gone = areAgencies ? firm.tisza : trade.accounts.get(3 + random.nextInt(4));
            var kept = areAgencies ? firm.alfold : trade.account();
            if (gone.equals(kept) || merged.containsKey(gone) || merged.containsKey(kept)) return;
            var day = trade.day(month);
            var done = areAgencies ? unions.agencies(firm.owner, gone, kept, day)
                    : unions.accounts(firm.owner, gone, kept, day);
            if (done instanceof Outcome.Done(var rows)) merged.put(gone, rows.getFirst());
        }

        private void part() {
            if (merged.isEmpty()) return;
            var which = merged.keySet().stream().sorted().skip(random.nextInt(merged.size()))
                    .findFirst().orElseThrow();
            var done = unions.undo(firm.owner, requireNonNull(merged.get(which)));
            if (done instanceof Outcome.Done) merged.remove(which);
        }

        private void dispute(int month) {
            var agency = agency();
            var issued = office.statements(
                    "state <> 'prepared' and lines > 0 and agency_id = '" + agency + "'");
            if (issued.isEmpty()) return;
            var statement = issued.get(random.nextInt(issued.size()));
            var lines = as(firm.finance, () ->
                    officeRooms.statementLines().all(firm.finance, statement));
            var line = lines.get(random.nextInt(lines.size()));
            var by = requireNonNull(owners.get(agency));
            var done = as(by, () -> openings.open(by, new Openings.Wanted(Ids.fresh(), null,
                    new Dispute.Line(statement, line.position()), Dispute.Reason.RATE, "", "",
                    firm.owner.organisation().money(line.amount().minor()
                            + random.nextInt(2_000_00) - 1_000_00), "Nem jó.", null),
                    trade.day(month)));
            if (done instanceof Outcome.Done(var rows)) open.add(rows.getFirst());
        }

        private void decide(UUID dispute, int month) {
            long claim = as(firm.finance, () -> officeRooms.transactions().execute(_ ->
                    officeRooms.sql().sql("select expected_minor - stated_minor"
                            + " from disputes.dispute where id = :id").param("id", dispute)
                            .query(Long.class).single()));
            var outcome = once(3) ? Decision.Outcome.REJECTED : Decision.Outcome.GRANTED;
            long granted = outcome == Decision.Outcome.REJECTED ? 0
                    : once(2) || Math.abs(claim) < 2 ? claim : claim / 2;
            var done = as(firm.finance, () -> decisions.decide(firm.finance, dispute,
                    new Decisions.Wanted(outcome, firm.owner.organisation().money(granted), once(4),
                            "Mert."), trade.day(month)));
            assertThat(done).isInstanceOf(Outcome.Done.class);
            open.remove(dispute);
        }

        private void retype() {
            var id = trade.account();
            as(firm.owner, () -> {
                var now = rooms.accounts().of(firm.owner, id);
                rooms.accounts().change(firm.owner, new Account(id, now.parent(), now.territory(),
                        now.code(), now.name(), List.of("", "A", "B").get(random.nextInt(3)),
                        now.country(), "", "", "", "", "", "", now.house(), now.archived(),
                        now.version()));
                return true;
            });
        }

        private void move() {
            as(firm.owner, () -> {
                var now = rooms.lines().of(firm.owner, firm.dosing);
                rooms.lines().change(firm.owner, new ProductLine(firm.dosing,
                        once(3) ? null : once(2) ? firm.pumps : firm.valves, now.code(),
                        now.name(), false, now.version()));
                return true;
            });
        }

        /// The Tisza agency agrees on what Alföldi does.
        private void agree(int month) {
            var from = LocalDate.of(2026, 1 + random.nextInt(month), once(3) ? 15 : 1);
            var some = once(2) ? List.of(firm.duna) : List.of(firm.alfold, firm.tisza);
            if (!ends && once(6)) {
                ends = true;
                var which = agency();
                var to = LocalDate.of(2026, 2 + random.nextInt(11), once(2) ? 1 : 10);
                as(firm.owner, () -> {
                    contracts.add(firm.owner, new linecard.people.Agreement(Ids.fresh(), which,
                            YEAR.minusYears(1), to, Regime.AGREED, null, List.of(), false, 1, "", 1));
                    return true;
                });
                return;
            }
            var tail = new Tail(List.of(new Step(2, new Rate(250_000))), Set.of());
            boolean isFrame = once(6);
            var terms = terms(some.getFirst());
            as(firm.finance, () -> {
                for (var agency : some) {
                    if (isFrame) clausing.frame(firm.finance, agency, tail, List.of());
                    else clausing.write(firm.finance, agency, from, terms);
                }
                return true;
            });
        }

        /// By types of customers too, and with shares of roles.
        private Terms terms(UUID agency) {
            var any = new AnyTerms(random, firm, trade.shared, trade.pump,
                    costs != Trade.Costs.NONE).of(agency);
            var rates = new ArrayList<>(any.rates());
            rates.add(new RateRule("Type", new Match.CustomerType("A"), Dated.ALWAYS,
                    once(2) ? new RateRule.Climb("Valves") : new RateRule.Flat(new Rate(33_333))));
            rates.add(new RateRule("Line of type", new Match.LineForType(firm.valves, "B"),
                    Dated.ALWAYS, new RateRule.Flat(new Rate(66_667))));
            var roles = Map.of(Assignment.Role.values()[0].code(), new Rate(300_000),
                    Assignment.Role.values()[1].code(), new Rate(123_457));
            return new Terms(any.event(), any.base(), rates, any.ladders(), any.spiffs(),
                    once(4) ? Map.of() : roles, agency.equals(firm.duna) ? any.override() : null,
                    any.minimum(), any.cap(), any.draw(), any.holdback(), any.clawback(),
                    any.carriesNegative(), any.limitsOn());
        }
    }
}
