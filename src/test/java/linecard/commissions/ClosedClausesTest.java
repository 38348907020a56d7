package linecard.commissions;

import linecard.LinecardTest;
import linecard.database.Ids;
import linecard.money.Rate;
import linecard.people.Agreement.Regime;
import linecard.reckoning.Agreement.Step;
import linecard.reckoning.Agreement.Tail;
import linecard.terms.Clausing;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;

/// As [ClosedHistoryTest], with everything that terms can say: orders, invoices and payments that
/// earn, deductions and margins, ladders by units, tails, several lines, currencies, splits between
/// agencies; closed one by one or all at once, in calendars of months and of weeks.
@LinecardTest
class ClosedClausesTest {

    @Autowired
    private Firm.Rooms rooms;
    @Autowired
    private Trade.Rooms tradeRooms;
    @Autowired
    private Office.Rooms officeRooms;
    @Autowired
    private Clausing clausing;
    @Autowired
    private linecard.people.Agreements contracts;

    @ParameterizedTest
    @ValueSource(longs = {1, 3, 6, 16, 37})
    void all_statements_come_to_what_the_year_comes_to(long seed) {
        new Year(new Random(seed * 7919)).run("seed " + seed);
    }

    private final class Year {

        private final Random random;
        private final Firm firm;
        private final boolean areCostsKnown;
        private final Trade trade;
        private boolean ends;

        Year(Random random) {
            this.random = random;
            firm = once(3) ? Firm.inWeeks(rooms) : new Firm(rooms);
            areCostsKnown = once(2);
            var start = firm.finance.organisation().calendar().year(2026).span().from();
            for (var agency : agencies()) {
                firm.rate(agency, firm.pumps, start, "5");
                firm.rate(agency, null, start, "2");
            }
            trade = new Trade(tradeRooms, firm, random,
                    areCostsKnown ? Trade.Costs.ALL : Trade.Costs.NONE);
        }

        void run(String name) {
            var office = new Office(officeRooms, firm, random, agencies());
            for (int month = 1; month <= 12; month++) {
                for (int i = random.nextInt(8); i > 0; i--) trade.act(month);
                if (once(3)) agree(month);
                office.close(month);
            }
            office.closeAll();
            office.holds(name);
        }

        private List<UUID> agencies() {
            return List.of(firm.duna, firm.alfold);
        }

        private boolean once(int in) {
            return random.nextInt(in) == 0;
        }

        private void agree(int month) {
            var from = LocalDate.of(2026, 1 + random.nextInt(month), once(3) ? 15 : 1);
            var agency = agencies().get(random.nextInt(2));
            if (!ends && once(4)) {
                ends = true;
                var to = LocalDate.of(2026, 1 + random.nextInt(12), once(2) ? 1 : 10);
                if (!to.isAfter(YEAR)) return;
                as(firm.owner, () -> {
                    contracts.add(firm.owner, new linecard.people.Agreement(Ids.fresh(), agency,
                            YEAR.minusYears(1), to, Regime.AGREED, null, List.of(), false, 1, "", 1));
                    return true;
                });
                return;
            }
            if (once(4)) {
                as(firm.finance, () -> {
                    clausing.frame(firm.finance, agency, new Tail(List.of(new Step(1, Rate.WHOLE),
                                    new Step(3, new Rate(250_000))), once(2) ? Set.of(trade.pump) : Set.of()),
                            List.of(new Step(2, new Rate(500_000))));
                    return true;
                });
                return;
            }
            var terms = new AnyTerms(random, firm, trade.shared, trade.pump, areCostsKnown).of(agency);
            as(firm.finance, () -> {
                clausing.write(firm.finance, agency, from, terms);
                return true;
            });
        }
    }
}
