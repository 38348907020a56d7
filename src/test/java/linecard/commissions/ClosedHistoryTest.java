package linecard.commissions;

import linecard.LinecardTest;
import linecard.money.Rate;
import linecard.reckoning.Dated;
import linecard.reckoning.Event;
import linecard.reckoning.Ladder;
import linecard.reckoning.Ladder.Style;
import linecard.reckoning.Ladder.Tier;
import linecard.reckoning.Match;
import linecard.reckoning.Measure;
import linecard.reckoning.RateRule;
import linecard.reckoning.Reset;
import linecard.reckoning.Spiff;
import linecard.reckoning.Terms;
import linecard.reckoning.Terms.Cause;
import linecard.reckoning.Terms.Clawback;
import linecard.reckoning.Terms.Draw;
import linecard.reckoning.Terms.Holdback;
import linecard.reckoning.Terms.Limit;
import linecard.sales.Kind;
import linecard.sales.Payment;
import linecard.sales.Payments;
import linecard.sales.Stated;
import linecard.terms.Clausing;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// A year of sales, payments, returns, corrections, changed terms and closings in any order: what all
/// statements come to is what the ledger says and what the year comes to reckoned in one go, and
/// each statement comes out again byte by byte.
@LinecardTest
class ClosedHistoryTest {

    private static final Clawback ALL =
            new Clawback(24, new Rate(1_000_000), EnumSet.allOf(Cause.class));

    private static final Clawback NOT_FOR_PRICES =
            new Clawback(24, new Rate(1_000_000), EnumSet.complementOf(EnumSet.of(Cause.PRICE)));

    @Autowired
    private Firm.Rooms rooms;
    @Autowired
    private Office.Rooms officeRooms;
    @Autowired
    private Clausing clausing;
    @Autowired
    private Payments payments;

    private record Sale(String number, UUID account, LocalDate day, UUID line, long net) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 4, 5, 6, 7, 8})
    void all_statements_come_to_what_the_year_comes_to(long seed) {
        var random = new Random(seed);
        var firm = new Firm(rooms).withRates();
        var sales = new ArrayList<Sale>();
        var known = new HashSet<String>();
        for (int month = 1; month <= 12; month++) {
            for (int i = random.nextInt(7); i > 0; i--) act(firm, random, month, sales);
            if (random.nextInt(3) == 0) agree(firm, random, month);
            for (var agency : List.of(firm.duna, firm.alfold)) {
                for (int open = 1; open <= month; open++) {
                    if (!(firm.close(agency, open) instanceof Closing.Closed closed)
                            || !known.add(agency + " " + open)) continue;
                    issue(firm, agency, open, random, closed);
                }
            }
        }
        var office = new Office(officeRooms, firm, random, List.of(firm.duna, firm.alfold));
        office.closeAll();
        office.holds("seed " + seed);
    }

    private void issue(
            Firm firm, UUID agency, int month, Random random, Closing.Closed closed) {
        if (random.nextInt(4) == 0) {
            as(firm.owner, () -> rooms.approvals().giveBack(
                    firm.owner, closed.statement(), "again"));
            var again = (Closing.Closed) firm.close(agency, month);
            assertThat(again.number()).isEqualTo(closed.number());
        }
        var id = firm.issue(agency, month);
        var proof = as(firm.finance, () -> rooms.statements().verify(firm.finance, id));
        assertThat(proof).isEqualTo(new Statements.Proof(true, true, true));
    }

    private void act(Firm firm, Random random, int month, List<Sale> sales) {
        int now = random.nextInt(4) == 0 ? 1 + random.nextInt(month) : month;
        var day = LocalDate.of(2026, now, 1 + random.nextInt(28));
        var line = List.of(firm.pumps, firm.dosing, firm.valves).get(random.nextInt(3));
        var account = random.nextBoolean() ? firm.szucs : firm.tiszai;
        switch (sales.isEmpty() ? 0 : random.nextInt(7)) {
            case 0, 1, 2 -> {
                var sale = new Sale("S-" + (sales.size() + 1), account, day, line,
                        random.nextInt(40_000_00) + 1);
                sales.add(sale);
                firm.book(stated(random, day), Kind.INVOICE, sale.number, account, day, "", line,
                        sale.net);
            }
            case 3 -> {
                var sale = sales.get(random.nextInt(sales.size()));
                var back = random.nextBoolean() ? LocalDate.of(2026, month, 28) : day;
                firm.book(stated(random, back), Kind.CREDIT, "J-" + random.nextLong(),
                        sale.account, back, random.nextInt(5) == 0 ? "" : sale.number, sale.line,
                        -(1 + random.nextLong(sale.net)));
            }
            case 4, 5 -> pay(firm, random, day, sales.get(random.nextInt(sales.size())));
            default -> {
                int which = random.nextInt(sales.size());
                var sale = sales.get(which);
                var other = new Sale(sale.number, sale.account, random.nextBoolean() ? sale.day : day, line,
                        sale.net + 1 + random.nextInt(10_000_00));
                sales.set(which, other);
                firm.book(stated(random, other.day), Kind.INVOICE, other.number, other.account,
                        other.day, "", other.line, other.net);
            }
        }
    }

    /// Mostly a part of it; several together may come to more than the invoice.
    private void pay(Firm firm, Random random, LocalDate day, Sale sale) {
        var payment = new Payment("P-" + random.nextLong(), sale.account, sale.number, day, null,
                1 + random.nextLong(sale.net));
        as(firm.owner, () -> payments.book(firm.owner, firm.nextImport(), List.of(payment)));
    }

    private static Stated stated(Random random, LocalDate day) {
        return new Stated(random.nextInt(3) > 0 ? null
                        : Cause.values()[random.nextInt(Cause.values().length)],
                random.nextBoolean() ? null : day.minusDays(random.nextInt(90)),
                random.nextInt(3) > 0 ? "" : "K-1",
                random.nextInt(4) > 0 ? null : new Rate(random.nextInt(100_000)));
    }

    /// Other terms from now on, or from an earlier day.
    private void agree(Firm firm, Random random, int month) {
        var from = LocalDate.of(2026, 1 + random.nextInt(month), 1);
        var agency = random.nextBoolean() ? firm.duna : firm.alfold;
        var reset = Reset.values()[random.nextInt(3)];
        var ladder = new Ladder("Valves", random.nextBoolean() ? Style.MARGINAL
                : Style.RETROACTIVE, reset, Measure.GROSS, Set.of(), List.of(
                new Tier(0, new Rate(10_000)), new Tier(20_000_00, new Rate(31_337)),
                new Tier(90_000_00, new Rate(70_000))));
        var rule = new RateRule("By tiers", new Match.Account(firm.tiszai), Dated.ALWAYS,
                new RateRule.Climb("Valves"));
        var exception = new RateRule("Exception", new Match.Contract("K-1"), Dated.ALWAYS,
                new RateRule.Flat(new Rate(12_345)));
        var event = random.nextBoolean() ? Event.INVOICE : Event.PAYMENT;
        var clauses = new Terms(event, Measure.GROSS, List.of(rule, exception), List.of(ladder),
                random.nextBoolean() ? List.of()
                        : List.of(new Spiff("Push", new Match.Line(firm.valves), Dated.ALWAYS, 77)),
                Map.of(), null, limit(random, 500_00), limit(random, 900_00_00),
                random.nextBoolean() ? null : new Draw(1_000_00, random.nextBoolean()),
                random.nextBoolean() ? null : new Holdback(new Rate(100_000), 2),
                random.nextBoolean() ? ALL : NOT_FOR_PRICES,
                random.nextBoolean(), Terms.LimitsOn.values()[month % 2]);
        as(firm.finance, () -> {
            clausing.write(firm.finance, agency, from, clauses);
            return true;
        });
    }

    private static @Nullable Limit limit(Random random, long minor) {
        return random.nextInt(3) > 0 ? null
                : new Limit(minor, Reset.values()[random.nextInt(3)]);
    }
}
