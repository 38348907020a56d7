package linecard.commissions;

import linecard.LinecardTest;
import linecard.Tables;
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
import linecard.sales.Kind;
import linecard.sales.Months;
import linecard.sales.Payment;
import linecard.sales.Payments;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// Returns whose day lies before that of the document they take back, as an ERP says it by mistake or
/// of deliveries that are invoiced together later: they stand and fall with the document all the same.
@LinecardTest
class EarlyReturnsTest {

    @Autowired
    private Firm.Rooms rooms;
    @Autowired
    private Office.Rooms officeRooms;
    @Autowired
    private StatementLines lines;
    @Autowired
    private Payments payments;
    @Autowired
    private Months months;
    @Autowired
    private Tables tables;

    private Firm firm;

    @BeforeEach
    void found() {
        firm = new Firm(rooms);
        firm.rate(firm.alfold, null, YEAR, "5");
    }

    private static LocalDate day(int month, int day) {
        return LocalDate.of(2026, month, day);
    }

    private void sold(String number, LocalDate day, long net) {
        firm.invoice(number, firm.tiszai, day, firm.pumps, net);
    }

    private void back(String number, String of, LocalDate day, long net) {
        firm.returned(number, of, firm.tiszai, day, firm.pumps, net);
    }

    private void paid(String reference, String invoice, LocalDate day, long net) {
        as(firm.owner, () -> payments.book(firm.owner, firm.nextImport(), List.of(new Payment(
                reference, firm.tiszai, invoice, day, null, net))));
    }

    /// What a statement says: cause, document, amount, and whether it is marked as late.
    private List<String> issue(int month) {
        var id = firm.issue(firm.alfold, month);
        return as(firm.finance, () -> lines.all(firm.finance, id)).stream()
                .map(line -> line.cause() + " " + line.number() + " " + line.amount().minor()
                        + (line.late() ? " late" : "")).toList();
    }

    /// Whatever is open yet, too.
    private void comesTo(long minor) {
        var office = new Office(officeRooms, firm, new Random(1), List.of(firm.alfold));
        office.closeAll();
        office.holds("early returns");
        long sum = 0;
        for (var id : office.statements("true")) {
            sum += as(firm.finance, () -> rooms.statements().of(firm.finance, id)).total().minor();
        }
        assertThat(sum).isEqualTo(minor);
    }

    @Test
    void a_return_of_the_month_before_stands_beside_its_invoice() {
        sold("S-0", day(1, 3), 1_000_00);
        sold("S-1", day(2, 3), 1_000_00);
        back("J-1", "S-1", day(1, 20), -400_00);
        assertThat(issue(1)).containsExactly("NEW S-0 5000");
        assertThat(issue(2)).containsExactly("RETURNED J-1 -2000 late", "NEW S-1 5000");
        comesTo(50_00 + 30_00);
    }

    @Test
    void one_that_comes_when_both_months_are_closed_is_on_the_next_statement() {
        sold("S-0", day(1, 3), 1_000_00);
        sold("S-1", day(2, 3), 1_000_00);
        issue(1);
        issue(2);
        back("J-1", "S-1", day(1, 20), -1_000_00);
        assertThat(issue(3)).containsExactly("RETURNED J-1 -5000 late");
        back("J-1", "S-1", day(1, 20), -600_00);
        assertThat(issue(4)).containsExactly("CORRECTED J-1 2000 late");
        comesTo(50_00 + 20_00);
    }

    @Test
    void an_invoice_that_is_put_on_a_day_after_its_return_takes_it_along_to_another_rate() {
        firm.rate(firm.alfold, null, day(4, 1), "9");
        sold("S-1", day(2, 3), 1_000_00);
        back("J-1", "S-1", day(2, 12), -1_000_00);
        issue(2);
        sold("S-1", day(4, 3), 1_000_00);
        assertThat(issue(4)).containsExactlyInAnyOrder(
                "TERMS J-1 -4000 late", "TERMS S-1 4000");
        sold("S-1", day(4, 3), 2_000_00);
        assertThat(issue(5)).containsExactly("CORRECTED S-1 9000 late");
        comesTo(90_00);
    }

    @Test
    void under_terms_by_payment_too() {
        firm.earns(firm.alfold, Event.PAYMENT);
        sold("S-1", day(2, 3), 1_000_00);
        back("J-1", "S-1", day(2, 12), -400_00);
        paid("P-1", "S-1", day(2, 20), 600_00);
        assertThat(issue(2)).contains("NEW S-1 5000", "RETURNED J-1 -2000");
        sold("S-1", day(4, 3), 1_000_00);
        sold("S-2", day(4, 5), 1_000_00);
        back("J-2", "S-2", day(1, 12), -300_00);
        paid("P-2", "S-2", day(4, 20), 350_00);
        assertThat(issue(4)).contains("NEW S-2 2500", "RETURNED J-2 -750 late");
        paid("P-3", "S-2", day(5, 20), 350_00);
        comesTo(30_00 + 35_00);
    }

    @Test
    void orders_that_earn_go_with_what_is_taken_back_of_them() {
        firm.earns(firm.alfold, Event.ORDER);
        firm.book(Kind.ORDER, "R-1", firm.tiszai, day(3, 3), "", firm.pumps, 1_000_00);
        issue(3);
        back("J-1", "R-1", day(1, 20), -1_000_00);
        assertThat(issue(4)).containsExactly("RETURNED J-1 -5000 late");
        comesTo(0);
    }

    /// 70 % are reached only by what is left of February.
    @Test
    void the_tiers_of_a_quarter_go_by_it_from_the_month_of_the_invoice_on() {
        firm = new Firm(rooms);
        var ladder = new Ladder("All", Style.MARGINAL, Reset.QUARTER, Measure.GROSS, Set.of(),
                List.of(new Tier(0, new Rate(50_000)), new Tier(1_500_00, new Rate(700_000))));
        var rule = new RateRule("By tiers", new Match.Any(), Dated.ALWAYS, new RateRule.Climb("All"));
        as(firm.finance, () -> {
            rooms.clausing().write(firm.finance, firm.alfold, YEAR, new Terms(Event.INVOICE,
                    Measure.GROSS, List.of(rule), List.of(ladder), List.of(), Map.of(), null, null,
                    null, null, null, new Clawback(24, Rate.WHOLE, EnumSet.allOf(Cause.class)), true,
                    Terms.LimitsOn.EARNED));
            return true;
        });
        sold("S-1", day(1, 3), 1_000_00);
        sold("S-2", day(2, 3), 1_100_00);
        back("J-2", "S-2", day(1, 20), -500_00);
        assertThat(issue(1)).containsExactly("NEW S-1 5000");
        assertThat(issue(2)).containsExactly("RETURNED J-2 -2500 late", "NEW S-2 12000");
        sold("S-4", day(4, 3), 100_00);
        back("J-4", "S-4", day(3, 27), -100_00);
        sold("S-3", day(3, 3), -500_00);
        assertThat(issue(3)).as("nothing of April").hasSize(1);
        comesTo(55_00);
    }

    /// As it was before strays were counted.
    @Test
    void what_was_lost_before_stands_on_the_next_statement() {
        sold("S-1", day(2, 3), 1_000_00);
        back("J-1", "S-1", day(1, 20), -1_000_00);
        tables.admin().sql("update sales.agency_month set strays = 0 where agency_id = :agency")
                .param("agency", firm.alfold).update();
        assertThat(issue(2)).containsExactly("NEW S-1 5000");
        as(firm.owner, () -> {
            months.recut(firm.owner, firm.owner.organisation().calendar());
            return true;
        });
        assertThat(issue(3)).containsExactly("RETURNED J-1 -5000 late");
        comesTo(0);
    }

    /// Of a file that was handed back and comes a month later.
    @Test
    void a_return_that_is_here_before_its_invoice_goes_with_it_once_that_comes() {
        firm.earns(firm.alfold, Event.PAYMENT);
        back("J-1", "S-1", day(2, 20), -400_00);
        sold("S-9", day(2, 20), 10_00);
        paid("P-9", "S-9", day(2, 20), 10_00);
        issue(2);
        sold("S-1", day(1, 3), 1_000_00);
        paid("P-1", "S-1", day(3, 3), 1_000_00);
        comesTo(30_00 + 50);
    }

    @Test
    void it_goes_with_an_invoice_of_another_agency_to_whatever_day_that_is_put() {
        var all = new ArrayList<String>();
        sold("S-0", day(1, 3), 100_00);
        sold("S-1", day(3, 3), 1_000_00);
        back("J-1", "S-1", day(4, 20), -1_000_00);
        for (int month = 1; month <= 4; month++) {
            if (month != 2) all.addAll(issue(month));
        }
        assertThat(all).containsExactly("NEW S-0 500", "NEW S-1 5000", "RETURNED J-1 -5000");
        firm.rate(firm.duna, null, YEAR, "5");
        firm.rate(firm.alfold, null, day(2, 1), "8");
        firm.invoice("S-1", firm.szucs, day(1, 9), firm.pumps, 1_000_00);
        assertThat(issue(5)).as("5 % on all that Alföldi still has of it")
                .containsExactly("WITHDRAWN S-1 -5000 late");
        firm.invoice("S-1", firm.szucs, day(3, 15), firm.pumps, 1_000_00);
        assertThat(issue(6)).as("8 % now, and 5 % no more").containsExactly("TERMS J-1 -3000 late");
        comesTo(5_00 - 80_00);
    }
}
