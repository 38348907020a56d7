package linecard.commissions;

import linecard.LinecardTest;
import linecard.access.Role;
import linecard.money.Rate;
import linecard.reckoning.Dated;
import linecard.reckoning.Event;
import linecard.reckoning.Match;
import linecard.reckoning.Measure;
import linecard.reckoning.RateRule;
import linecard.reckoning.Reset;
import linecard.reckoning.Terms;
import linecard.reckoning.Terms.Cause;
import linecard.sales.Booking;
import linecard.sales.Kind;
import linecard.sales.Stated;
import linecard.terms.Clausing;
import linecard.words.Language;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// What is said of a return names what it takes back, and how that earned, as it was.
@LinecardTest
class ReturnsExplainedTest {

    private static final LocalDate JANUARY_9 = LocalDate.of(2026, 1, 9);
    private static final LocalDate FEBRUARY_3 = LocalDate.of(2026, 2, 3);

    @Autowired
    private Firm.Rooms rooms;
    @Autowired
    private Clausing clausing;
    @Autowired
    private StatementLines lines;

    @Autowired
    private MockMvcTester browser;

    private Firm firm;
    private Seen seen;

    @BeforeEach
    void found() {
        firm = new Firm(rooms).withRates();
        seen = new Seen(browser, rooms, firm);
    }

    private void agree(UUID agency, RateRule rule, Terms.@Nullable Override override) {
        as(firm.finance, () -> {
            clausing.write(firm.finance, agency, Firm.YEAR, new Terms(Event.INVOICE,
                    Measure.GROSS, List.of(rule), List.of(), List.of(), Map.of(), override, null,
                    null, null, null, ExplainedTest.paying(null, null).clawback(), true,
                    Terms.LimitsOn.EARNED));
            return true;
        });
    }

    private void takeBack(int months, Rate cap) {
        ExplainedTest.write(clausing, firm, ExplainedTest.takingBack(months, cap));
    }

    private StatementText text(Language language) {
        return new StatementText(Words.in(language), firm.finance.organisation());
    }

    private List<String> explained(Draft draft) {
        return draft.lines().stream().map(line ->
                text(Language.ENGLISH).explained(line).replace('\u00a0', ' ')).toList();
    }

    @Test
    void a_rate_of_an_account_is_not_called_one_of_a_product_line() {
        agree(firm.alfold, new RateRule("Foundry", new Match.Account(firm.tiszai), Dated.ALWAYS,
                new RateRule.Flat(Rate.ofPercent("4"))), null);
        firm.invoice("S-1", firm.tiszai, JANUARY_9, firm.pumps, 100_000_00);
        firm.returned("J-1", "S-1", firm.tiszai, JANUARY_9, firm.pumps, -10_000_00);
        assertThat(explained(firm.draft(firm.alfold, 1)))
                .anySatisfy(said -> assertThat(said).contains(
                        "HUF 100,000 × rate 4% (agreed for the account: Foundry) = HUF 4,000."))
                .anySatisfy(said -> assertThat(said).contains("−HUF 10,000 × rate 4% "
                        + "(as S-1 earned: Foundry) = −HUF 400. Takes back S-1 of 9 January 2026"));
    }

    @Test
    void a_rate_that_the_original_stated_is_not_called_the_default() {
        firm.book(new Stated(null, null, "", Rate.ofPercent("9")), Kind.INVOICE, "S-1",
                firm.tiszai, JANUARY_9, "", firm.pumps, 100_000_00);
        firm.returned("J-1", "S-1", firm.tiszai, FEBRUARY_3, firm.pumps, -10_000_00);
        firm.issue(firm.alfold, 1);
        assertThat(explained(firm.draft(firm.alfold, 2))).singleElement().asString()
                .contains("−HUF 10,000 × rate 9% (as S-1 earned) = −HUF 900.");
    }

    @Test
    void one_of_nothing_that_is_known_is_not_said_to_be_of_its_own_day() {
        firm.book(new Stated(Cause.RETURN, null, "", null), Kind.CREDIT, "J-1", firm.tiszai,
                JANUARY_9, "S-9", firm.pumps, -10_000_00);
        assertThat(explained(firm.draft(firm.alfold, 1))).singleElement().asString().endsWith(
                "Takes back S-9, which is not known here, so the rate of this day counts.");
        var issued = firm.issue(firm.alfold, 1);
        assertThat(as(firm.finance, () -> lines.all(firm.finance, issued)))
                .singleElement().satisfies(line -> assertThat(line.originalOn()).isNull());
        assertThat(as(firm.finance, () -> rooms.statements().verify(firm.finance, issued)).holds())
                .isTrue();
    }

    @Test
    void what_an_owner_earns_over_a_sale_stands_on_paper_with_what_it_is_paid_on() {
        agree(firm.duna, new RateRule("All", new Match.CustomerType("none"), Dated.ALWAYS,
                new RateRule.Flat(Rate.ofPercent("1"))), new Terms.Override(
                        "Lead", firm.anna, Rate.ofPercent("1"), Terms.Of.SALES));
        firm.invoice("S-1", firm.szucs, JANUARY_9, firm.pumps, 100_000_00);
        assertThat(firm.draft(firm.duna, 1).lines()).filteredOn(line -> line.rep() != null
                        && line.rep().equals(firm.anna) && line.base().isZero())
                .singleElement().satisfies(line -> {
                    assertThat(text(Language.ENGLISH).beside(line).replace('\u00a0', ' '))
                            .isEqualTo("It is paid on the rep’s part of the sale, HUF 50,000.");
                    assertThat(text(Language.HUNGARIAN).beside(line).replace('\u00a0', ' '))
                            .isEqualTo("A jutalékalap a képviselő része az eladásból, 50 000 Ft.");
                });
    }

    @Test
    void what_a_house_account_buys_is_not_called_paid_on() {
        agree(firm.alfold, new RateRule("House", new Match.House(firm.tiszai), Dated.ALWAYS,
                new RateRule.Flat(new Rate(0))), null);
        as(firm.owner, () -> rooms.documents().book(firm.owner, firm.nextImport(), List.of(
                new Booking(Kind.INVOICE, "S-1", firm.tiszai, null, JANUARY_9, "",
                        null, 0, 27_000_00, 0, Stated.NOTHING, List.of(
                                new Booking.Line(
                                        null, firm.pumps, 2_000, 100_000_00, null))))));
        assertThat(explained(firm.draft(firm.alfold, 1))).singleElement().asString()
                .endsWith("line net HUF 100,000, share 100%. "
                        + "The account is the house’s and earns nothing.");
    }

    @Test
    void a_return_that_comes_too_late_says_how_long_it_had_whatever_is_agreed_since()
            throws IOException {
        takeBack(1, Rate.WHOLE);
        firm.invoice("S-1", firm.tiszai, JANUARY_9, firm.valves, 100_000_00);
        firm.issue(firm.alfold, 1);
        firm.returned("R-1", "S-1", firm.tiszai, JANUARY_9.plusMonths(1), firm.valves, -50_000_00);
        var late = "A jutalék visszavonására nyitva álló 1 hónap után jött vissza.";
        assertThat(seen.page(firm.finance, "/agencies/" + firm.alfold + "/statements/2026/2/draft"))
                .contains(late);
        var february = firm.issue(firm.alfold, 2);
        var path = "/statements/" + february;
        takeBack(12, Rate.WHOLE);
        assertThat(seen.page(firm.finance, path)).contains(late);
        assertThat(seen.printed(february)).contains("a visszavonási határidő (1 hónap) után jött");
        var rep = rooms.stage().member(firm.owner, Role.REP, firm.alfold, firm.csaba, null);
        assertThat(seen.page(rep, path)).contains(late);
    }

    @Test
    void what_returns_would_take_back_is_said_without_a_sign() {
        takeBack(12, Rate.ofPercent("50"));
        firm.invoice("S-1", firm.tiszai, JANUARY_9, firm.valves, 100_000_00);
        firm.issue(firm.alfold, 1);
        firm.returned("R-1", "S-1", firm.tiszai, JANUARY_9.plusMonths(1), firm.valves, -100_000_00);
        assertThat(explained(firm.draft(firm.alfold, 2)).getLast()).startsWith("Returns would take back "
                + "HUF 2,000; of what the month had earned without them, the agreement takes back "
                + "HUF 1,000 at most, so HUF 1,000 is given back.");
    }

    @Test
    void a_return_is_told_by_what_it_takes_back() {
        ExplainedTest.write(clausing, firm, ExplainedTest.byNumber(firm, Reset.MONTH, null));
        firm.invoice("S-1", firm.tiszai, JANUARY_9, firm.valves, 100_000_00);
        firm.issue(firm.alfold, 1);
        firm.returned("J-1", "S-1", firm.tiszai, FEBRUARY_3, firm.valves, -50_000_00);
        assertThat(explained(firm.draft(firm.alfold, 2))).anySatisfy(said -> assertThat(said)
                .contains("Takes back S-1 of 9 January 2026, by the tiers of the period"));
        takeBack(0, Rate.WHOLE);
        assertThat(explained(firm.draft(firm.alfold, 2))).anySatisfy(said -> assertThat(said)
                .contains("It had been sold with S-1 of 9 January 2026.")
                .doesNotContain("Takes back"));
    }
}
