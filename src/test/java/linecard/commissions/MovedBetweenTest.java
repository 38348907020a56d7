package linecard.commissions;

import linecard.LinecardTest;
import linecard.accounts.Account;
import linecard.catalog.Product;
import linecard.catalog.ProductLine;
import linecard.catalog.Products;
import linecard.database.Ids;
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
import linecard.reckoning.Terms;
import linecard.reckoning.Terms.Cause;
import linecard.reckoning.Terms.Clawback;
import linecard.sales.Booking;
import linecard.sales.Kind;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// Types of accounts and places of product lines are not dated: closed months stay as stated by the
/// old ones until something else touches their window, and then all of it is rated by the new ones.
@LinecardTest
class MovedBetweenTest {

    @Autowired
    private Firm.Rooms rooms;
    @Autowired
    private Office.Rooms officeRooms;
    @Autowired
    private Products products;
    @Autowired
    private StatementLines statementLines;

    private final UUID item = Ids.fresh();
    private Firm firm;

    /// Pumps 5 %, from 250,000 on 8 % of all, to customers of type A 10 %; all else 2 %. The item is a
    /// dosing pump.
    @BeforeEach
    void found() {
        firm = new Firm(rooms);
        firm.rate(firm.alfold, null, YEAR, "2");
        as(firm.owner, () -> {
            products.add(firm.owner, new Product(item, firm.dosing, "P", "P", null, false, 1));
            return true;
        });
    }

    private void agree(Reset reset) {
        var ladder = new Ladder("Pumps", Style.RETROACTIVE, reset, Measure.GROSS,
                Set.of(firm.pumps), List.of(new Tier(0, new Rate(50_000)),
                new Tier(250_000_00, new Rate(80_000))));
        var rules = List.of(
                new RateRule("Type", new Match.LineForType(firm.pumps, "A"), Dated.ALWAYS,
                        new RateRule.Flat(new Rate(100_000))),
                new RateRule("Pumps", new Match.Line(firm.pumps), Dated.ALWAYS,
                        new RateRule.Climb("Pumps")));
        as(firm.finance, () -> {
            rooms.clausing().write(firm.finance, firm.alfold, YEAR, new Terms(Event.INVOICE,
                    Measure.GROSS, rules, List.of(ladder), List.of(), Map.of(), null, null, null,
                    null, null, new Clawback(12, Rate.WHOLE, EnumSet.allOf(Cause.class)), true,
                    Terms.LimitsOn.EARNED));
            return true;
        });
    }

    private void sold(String number, int month, long net) {
        as(firm.owner, () -> rooms.documents().book(firm.owner, firm.nextImport(), List.of(
                new Booking(Kind.INVOICE, number, firm.tiszai, null, LocalDate.of(2026, month, 9), "",
                        List.of(new Booking.Line(item, place(), 1_000, net, null))))));
    }

    /// The product line in which the item lies now, as a file's row says it.
    private UUID place() {
        return as(firm.owner, () -> products.of(firm.owner, item)).productLine();
    }

    private void moveItem(UUID line) {
        as(firm.owner, () -> {
            var now = products.of(firm.owner, item);
            products.changeAll(firm.owner, List.of(new Product(
                    item, line, now.code(), now.name(), null, false, now.version())));
            return true;
        });
    }

    private void moveDosing(@Nullable UUID into) {
        as(firm.owner, () -> {
            var now = rooms.lines().of(firm.owner, firm.dosing);
            rooms.lines().change(firm.owner, new ProductLine(
                    firm.dosing, into, now.code(), now.name(), false, now.version()));
            return true;
        });
    }

    private void retype(String type) {
        as(firm.owner, () -> {
            var now = rooms.accounts().of(firm.owner, firm.tiszai);
            rooms.accounts().change(firm.owner, new Account(firm.tiszai, now.parent(),
                    now.territory(), now.code(), now.name(), type, now.country(), "", "", "", "", "",
                    "", now.house(), now.archived(), now.version()));
            return true;
        });
    }

    /// What a statement says, line by line.
    private List<String> stated(int month) {
        var id = firm.issue(firm.alfold, month);
        assertThat(as(firm.finance, () -> rooms.statements().verify(firm.finance, id)))
                .isEqualTo(new Statements.Proof(true, true, true));
        return as(firm.finance, () -> statementLines.all(firm.finance, id)).stream()
                .map(line -> line.cause() + " " + line.number() + " " + line.amount().minor()
                        + " " + line.way().rule()).toList();
    }

    private void holds() {
        var office = new Office(officeRooms, firm, new Random(1), List.of(firm.alfold));
        office.closeAll();
        office.holds("moved");
    }

    @Test
    void another_type_rates_a_closed_month_when_a_late_sale_touches_it() {
        agree(Reset.MONTH);
        sold("S-1", 1, 100_000_00);
        assertThat(stated(1)).containsExactly("NEW S-1 500000 LADDER");
        retype("A");
        sold("S-2", 2, 100_000_00);
        assertThat(stated(2)).as("January is left alone")
                .containsExactly("NEW S-2 1000000 LINE_FOR_TYPE");
        sold("S-3", 1, 10_000_00);
        sold("S-4", 3, 10_000_00);
        assertThat(stated(3)).containsExactly("TERMS S-1 500000 LINE_FOR_TYPE",
                "LATE S-3 100000 LINE_FOR_TYPE", "NEW S-4 100000 LINE_FOR_TYPE");
        retype("");
        firm.returned("J-2", "S-2", firm.tiszai, LocalDate.of(2026, 4, 9), firm.dosing, -50_000_00);
        assertThat(stated(4)).as("a return touches the month of its sale").containsExactly(
                "TERMS S-2 -500000 LADDER", "RETURNED J-2 -250000 LADDER");
        sold("T-1", 1, 100);
        sold("T-3", 3, 100);
        holds();
    }

    @Test
    void in_a_quarter_each_closing_rates_its_earlier_months_by_the_type_of_now() {
        agree(Reset.QUARTER);
        sold("S-1", 1, 100_000_00);
        assertThat(stated(1)).containsExactly("NEW S-1 500000 LADDER");
        retype("A");
        sold("S-2", 2, 100_000_00);
        assertThat(stated(2)).containsExactly(
                "TERMS S-1 500000 LINE_FOR_TYPE", "NEW S-2 1000000 LINE_FOR_TYPE");
        retype("B");
        sold("S-3", 3, 100_000_00);
        assertThat(stated(3)).as("all three climb to the second tier").containsExactly(
                "TERMS S-1 -200000 LADDER", "TERMS S-2 -200000 LADDER", "NEW S-3 800000 LADDER");
        holds();
    }

    @Test
    void a_product_line_that_moves_takes_its_sales_off_the_ladder_and_onto_it_again() {
        agree(Reset.QUARTER);
        sold("S-1", 1, 200_000_00);
        assertThat(stated(1)).containsExactly("NEW S-1 1000000 LADDER");
        moveDosing(firm.valves);
        sold("S-2", 2, 100_000_00);
        assertThat(stated(2)).containsExactly(
                "TERMS S-1 -600000 DEFAULT", "NEW S-2 200000 DEFAULT");
        moveDosing(firm.pumps);
        firm.invoice("S-3", firm.tiszai, LocalDate.of(2026, 3, 9), firm.valves, 50_000_00);
        assertThat(stated(3)).containsExactly("TERMS S-1 1200000 LADDER",
                "TERMS S-2 600000 LADDER", "NEW S-3 100000 DEFAULT");
        holds();
    }

    @Test
    void an_item_that_moves_counts_from_its_next_sale_on_and_what_was_sold_stays_where_it_was() {
        agree(Reset.QUARTER);
        sold("S-1", 1, 200_000_00);
        assertThat(stated(1)).containsExactly("NEW S-1 1000000 LADDER");
        moveItem(firm.valves);
        sold("S-1", 1, 200_000_00);
        sold("S-2", 2, 100_000_00);
        assertThat(stated(2)).as("the same file is the same").containsExactly(
                "NEW S-2 200000 DEFAULT");
        as(firm.owner, () -> rooms.documents().book(firm.owner, firm.nextImport(), List.of(
                new Booking(Kind.CREDIT, "J-1", firm.tiszai, null, LocalDate.of(2026, 3, 9), "S-1",
                        List.of(new Booking.Line(item, place(), -1_000, -50_000_00, null))))));
        assertThat(stated(3)).as("it comes back as what it was").containsExactly(
                "RETURNED J-1 -250000 LADDER");
        sold("S-1", 1, 300_000_00);
        assertThat(stated(4)).as("corrected, it is what the file says now").containsExactly(
                "CORRECTED S-1 -400000 DEFAULT", "TERMS J-1 150000 ORIGINAL");
        holds();
    }
}
