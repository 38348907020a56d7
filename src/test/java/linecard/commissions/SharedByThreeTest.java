package linecard.commissions;

import linecard.LinecardTest;
import linecard.accounts.Assignment;
import linecard.database.Ids;
import linecard.money.Rate;
import linecard.sales.Kind;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// One account of three agencies by uneven thirds, which goes from hand to hand in the middle of
/// months: whatever is corrected or comes back between the closings, and whoever had it by then, what
/// their statements together are reckoned on is what each document says, to the minor unit.
@LinecardTest
class SharedByThreeTest {

    @Autowired
    private Firm.Rooms rooms;
    @Autowired
    private Office.Rooms officeRooms;
    @Autowired
    private StatementLines statementLines;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void all_agencies_together_are_paid_on_all_that_was_sold(long seed) {
        new Year(new Random(seed * 15_485_863), seed % 2 == 0).run("seed " + seed);
    }

    private final class Year {

        private final Random random;
        private final Firm firm;
        private final UUID account = Ids.fresh();
        private final List<UUID> agencies;
        private final Map<String, Long> nets = new HashMap<>();
        private final List<String> sales = new ArrayList<>();
        private final Map<String, LocalDate> days = new HashMap<>();

        Year(Random random, boolean isInWeeks) {
            this.random = random;
            firm = (isInWeeks ? Firm.inWeeks(rooms) : new Firm(rooms)).withThird();
            agencies = List.of(firm.duna, firm.alfold, firm.tisza);
            as(firm.owner, () -> {
                firm.account(account, "Három Kft.", false);
                return true;
            });
            var first = day(4);
            var second = day(8);
            var before = YEAR.minusYears(1);
            hold(firm.anna, Assignment.Role.OWNER, 333_333, before, first);
            hold(firm.csaba, Assignment.Role.SPECIFICATION, 333_333, before, first);
            hold(firm.denes, Assignment.Role.OWNER, 333_334, before, first);
            hold(firm.bela, Assignment.Role.OWNER, 100_001, first, second);
            hold(firm.csaba, Assignment.Role.OWNER, 399_999, first, second);
            hold(firm.denes, Assignment.Role.SPECIFICATION, 500_000, first, second);
            hold(firm.denes, Assignment.Role.OWNER, 857_143, second, null);
            hold(firm.anna, Assignment.Role.OWNER, 142_857, second, null);
            var start = firm.finance.organisation().calendar().year(2026).span().from();
            for (var agency : agencies) firm.rate(agency, null, start, "90.9");
        }

        private void hold(
                UUID rep, Assignment.Role role, long share, LocalDate from, @Nullable LocalDate to) {
            as(firm.owner, () -> {
                rooms.assignments().add(firm.owner, new Assignment(
                        Ids.fresh(), account, rep, role, new Rate(share), from, to, 1));
                return true;
            });
        }

        private LocalDate day(int month) {
            return LocalDate.of(2026, month, 2 + random.nextInt(26));
        }

        void run(String name) {
            var office = new Office(officeRooms, firm, random, agencies);
            for (int month = 1; month <= 12; month++) {
                for (int i = random.nextInt(5); i > 0; i--) act(month);
                office.close(month);
            }
            office.closeAll();
            office.holds(name);
            var bases = new HashMap<String, Long>();
            for (var statement : office.statements("true")) {
                for (var line : as(firm.finance, () -> statementLines.all(firm.finance, statement))) {
                    if (!line.number().isEmpty()) {
                        bases.merge(line.number(), line.base().minor(), Long::sum);
                    }
                }
            }
            assertThat(bases).as(name).isEqualTo(nets);
        }

        /// Sold, corrected to another amount or day, or given back: by whoever has it now, of whoever
        /// had it then.
        private void act(int month) {
            long net = 1_000_00 + random.nextInt(1_000_000);
            int what = sales.isEmpty() ? 0 : random.nextInt(4);
            if (what < 2) {
                var number = "S-" + (sales.size() + 1);
                sales.add(number);
                sell(number, random.nextInt(3) == 0 ? day(1 + random.nextInt(month)) : day(month), net);
                return;
            }
            var number = sales.get(random.nextInt(sales.size()));
            var day = days.getOrDefault(number, YEAR);
            if (what == 2) {
                sell(number, random.nextBoolean() ? day : day(1 + random.nextInt(month)), net);
                return;
            }
            var back = random.nextBoolean() ? LocalDate.of(2026, month, 28)
                    : day(1 + random.nextInt(month));
            long part = -(1 + random.nextInt(300_00)) - 1_00;
            nets.merge("J-" + nets.size(), part, Long::sum);
            firm.returned("J-" + (nets.size() - 1), number, account, back, firm.pumps, part);
        }

        private void sell(String number, LocalDate day, long net) {
            nets.put(number, net);
            days.put(number, day);
            firm.book(Kind.INVOICE, number, account, day, "", firm.pumps, net);
        }
    }
}
