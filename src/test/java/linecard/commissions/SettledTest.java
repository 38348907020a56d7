package linecard.commissions;

import linecard.LinecardTest;
import linecard.access.Role;
import linecard.commissions.Firm.Rooms;
import linecard.commissions.Opening.Part;
import linecard.money.Rate;
import linecard.reckoning.Terms;
import linecard.terms.Clausing;
import linecard.words.Language;
import linecard.words.Words;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.commissions.ExplainedTest.paying;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// What stands under the settlement of a statement is true of it, word for word.
@LinecardTest
class SettledTest {

    private static final LocalDate JANUARY_9 = LocalDate.of(2026, 1, 9);
    private static final LocalDate FEBRUARY_3 = LocalDate.of(2026, 2, 3);

    @Autowired
    private Rooms rooms;
    @Autowired
    private Clausing clausing;
    @Autowired
    private Openings openings;
    @Autowired
    private MockMvcTester browser;

    private Firm firm;

    @BeforeEach
    void found() {
        firm = new Firm(rooms).withRates();
    }

    private void clausing(Terms terms) {
        ExplainedTest.write(clausing, firm, terms);
    }

    @Test
    void what_is_held_back_and_what_a_draw_adds_open_to_how_they_come_about() {
        for (boolean isAdvance : new boolean[] {true, false}) {
            firm = new Firm(rooms).withRates();
            var draw = new Terms.Draw(30_000_00, isAdvance);
            clausing(paying(draw, new Terms.Holdback(Rate.ofPercent("15"), 3)));
            firm.invoice("S-1", firm.tiszai, JANUARY_9, firm.pumps, 100_001_00);
            var organisation = "/o/" + firm.owner.organisation().slug();
            var session = rooms.stage().session(firm.finance);
            var how = new String[] {"Fizetendő", "000,05\u00a0Ft) 15% része 3 hónapig visszamarad. "
                    + "Ezzel a havi elszámolással jár: ", "legalább ennyi jár: 30\u00a0000\u00a0Ft",
                isAdvance ? "Ezzel együtt a még le nem vont jutalékelőleg: " : "a kiegészítés: "};
            assertThat(browser.get().uri(organisation + "/agencies/" + firm.alfold
                    + "/statements/2026/1/draft").cookie(session)).bodyText()
                    .as("before it is closed").contains(how);
            var month = organisation + "/statements.csv?year=2026&month=1";
            assertThat(browser.get().uri(month).cookie(session)).bodyText().as("in the list, open")
                    .contains(";1;100001,00;5000,05;30000,00;");
            var path = organisation + "/statements/" + firm.issue(firm.alfold, 1);
            assertThat(browser.get().uri(month).cookie(session)).bodyText().as("and issued")
                    .contains(";1;100001,00;5000,05;30000,00;");
            assertThat(browser.get().uri(organisation + "/agencies/" + firm.alfold
                    + "/statements/2026/2/draft").cookie(session)).bodyText()
                    .as("a draw without sales").contains("Fizetendő", "legalább ennyi jár")
                    .doesNotContain("most felszabadult");
            assertThat(browser.get().uri(path).cookie(session)).bodyText().contains(how);
            clausing(paying(draw, new Terms.Holdback(Rate.ofPercent("14"), 3)));
            assertThat(browser.get().uri(path).cookie(session)).bodyText()
                    .as("it was settled by the terms of then").contains("Ft) 15% része 3");
        }
    }

    @Test
    void what_comes_from_earlier_statements_names_them() {
        clausing(paying(new Terms.Draw(30_000_00, true),
                new Terms.Holdback(Rate.ofPercent("15"), 1)));
        firm.invoice("S-1", firm.tiszai, JANUARY_9, firm.pumps, 100_000_00);
        firm.issue(firm.alfold, 1);
        firm.invoice("S-2", firm.tiszai, FEBRUARY_3, firm.pumps, 1_000_000_00);
        assertThat(settled(firm.issue(firm.alfold, 2))).contains(
                "750 | What is held back is paid after 1 month: HUF 750 of statement 2026-0001.",
                "−25,750 | Draws of HUF 25,750 had been paid in advance and not been recovered. "
                        + "HUF 43,250 was left from commission, so HUF 25,750 of it is recovered, "
                        + "and HUF 0 is still to be recovered.");
        clausing(paying(new Terms.Draw(30_000_00, true), null));
        firm.invoice("S-3", firm.tiszai, FEBRUARY_3.plusMonths(1), firm.pumps, -3_000_000_00);
        assertThat(settled(firm.issue(firm.alfold, 3))).contains(
                "7,500 | Nothing is held back any more, so all that was is paid: HUF 7,500 of "
                        + "statement 2026-0002.",
                "142,500 | What was taken back is not made up for yet: this statement ends "
                        + "with −HUF 142,500, and the next one begins with it.");
        firm.invoice("S-4", firm.tiszai, FEBRUARY_3.plusMonths(2), firm.pumps, 1_000_000_00);
        var april = firm.issue(firm.alfold, 4);
        assertThat(settled(april)).hasSize(5).contains(
                "−142,500 | What had been taken back was not made up for: statement 2026-0003 ended "
                        + "with −HUF 142,500.",
                "92,500 | What was taken back is not made up for yet: this statement ends with "
                        + "−HUF 92,500, and the next one begins with it.");
        var theirs = rooms.stage().member(firm.owner, Role.AGENCY_OWNER, firm.alfold, null, null);
        assertThat(as(theirs, () -> openings.of(theirs, rooms.statements().of(theirs, april))))
                .isEqualTo(as(firm.finance, () -> openings.of(firm.finance,
                        rooms.statements().of(firm.finance, april))));
    }

    @Test
    void a_balance_that_is_not_carried_on_says_what_it_would_be() {
        var terms = paying(null, null);
        clausing(new Terms(terms.event(), terms.base(), List.of(), List.of(), List.of(), Map.of(),
                null, null, null, null, null, terms.clawback(), false, Terms.LimitsOn.EARNED));
        firm.invoice("S-1", firm.tiszai, JANUARY_9, firm.pumps, -100_000_00);
        assertThat(settled(firm.issue(firm.alfold, 1))).contains("5,000 | The balance would be "
                + "−HUF 5,000. As agreed, what is below zero is not carried to the next "
                + "statement.");
    }

    @Test
    void what_was_held_back_first_is_released_first() {
        var held = List.of(new Part("1", 100), new Part("2", 50), new Part("3", 70));
        assertThat(Openings.due(held, 160, 60)).containsExactly(
                new Part("1", 40), new Part("2", 20));
        assertThat(Openings.due(held, 220, 220)).isEqualTo(held);
        assertThat(Openings.due(held, 70, 0)).isEmpty();
    }

    /// `amount | why`, of each row.
    private List<String> settled(UUID statement) {
        var viewer = firm.finance;
        var words = Words.in(Language.ENGLISH);
        return as(viewer, () -> {
            var head = rooms.statements().of(viewer, statement);
            return new SettlementText(words, viewer.organisation())
                    .rows(head.settled(), head.total(), openings.of(viewer, head)).stream()
                    .map(row -> words.decimal(row.amount().decimal().stripTrailingZeros()
                            .setScale(0)) + " | " + row.why().replace('\u00a0', ' ')).toList();
        });
    }
}
