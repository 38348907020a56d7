package linecard.commissions;

import linecard.LinecardTest;
import linecard.commissions.Firm.Rooms;
import linecard.money.Rate;
import linecard.reckoning.Dated;
import linecard.reckoning.Event;
import linecard.reckoning.Ladder;
import linecard.reckoning.Match;
import linecard.reckoning.Measure;
import linecard.reckoning.RateRule;
import linecard.reckoning.Refused;
import linecard.reckoning.Reset;
import linecard.reckoning.Spiff;
import linecard.reckoning.Terms;
import linecard.sales.Booking;
import linecard.sales.Kind;
import linecard.stated.Rule;
import linecard.stated.StatementLine;
import linecard.stated.Way;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/// What stands under an amount is true of it, word for word.
@LinecardTest
class ExplainedTest {

    private static final LocalDate JANUARY_9 = LocalDate.of(2026, 1, 9);
    private static final LocalDate FEBRUARY_3 = LocalDate.of(2026, 2, 3);

    @Autowired
    private Rooms rooms;
    @Autowired
    private Clausing clausing;
    @Autowired
    private MockMvcTester browser;

    private Firm firm;
    private Seen seen;

    @BeforeEach
    void found() {
        firm = new Firm(rooms).withRates();
        seen = new Seen(browser, rooms, firm);
    }

    /// Valves earn by how many are sold in a period, and 1,000 forints a piece besides.
    private void agree(Reset reset, @Nullable Long cap) {
        clausing(byNumber(firm, reset, cap));
    }

    static Terms byNumber(Firm firm, Reset reset, @Nullable Long cap) {
        var ladder = new Ladder("Pieces", Ladder.Style.RETROACTIVE, reset,
                new Measure(Measure.Kind.UNITS, Set.of()), Set.of(), List.of(
                        new Ladder.Tier(0, Rate.ofPercent("2")),
                        new Ladder.Tier(4_000, Rate.ofPercent("3"))));
        return new Terms(Event.INVOICE, Measure.GROSS, List.of(new RateRule("By number",
                new Match.Line(firm.valves), Dated.ALWAYS, new RateRule.Climb("Pieces"))),
                List.of(ladder), List.of(new Spiff("Valve", new Match.Line(firm.valves),
                        Dated.ALWAYS, 1_000_00)), Map.of(), null, null,
                cap == null ? null : new Terms.Limit(cap, Reset.MONTH), null, null,
                new Terms.Clawback(12, Rate.WHOLE, EnumSet.allOf(Terms.Cause.class)), true,
                Terms.LimitsOn.EARNED);
    }

    private void clausing(Terms terms) {
        write(clausing, firm, terms);
    }

    static void write(Clausing clausing, Firm firm, Terms terms) {
        as(firm.finance, () -> {
            clausing.write(firm.finance, firm.alfold, YEAR, terms);
            return true;
        });
    }

    static Terms paying(
            Terms.@Nullable Draw draw, Terms.@Nullable Holdback holdback) {
        return terms(draw, holdback, 12, Rate.WHOLE);
    }

    static Terms takingBack(int months, Rate cap) {
        return terms(null, null, months, cap);
    }

    private static Terms terms(Terms.@Nullable Draw draw, Terms.@Nullable Holdback holdback,
            int months, Rate cap) {
        return new Terms(Event.INVOICE, Measure.GROSS, List.of(), List.of(), List.of(), Map.of(),
                null, null, null, draw, holdback,
                new Terms.Clawback(months, cap, EnumSet.allOf(Terms.Cause.class)), true,
                Terms.LimitsOn.EARNED);
    }

    private List<String> said(Draft draft) {
        var text = new StatementText(Words.in(Language.ENGLISH), firm.finance.organisation(),
                draft.earlier());
        return draft.lines().stream().map(text::explained)
                .map(said -> said.replace('\u00a0', ' ')).toList();
    }

    @Test
    void units_that_a_ladder_counts_are_no_money_and_pieces_are_not_multiplied_by_a_net() {
        agree(Reset.MONTH, null);
        firm.invoice("S-1", firm.tiszai, JANUARY_9, firm.valves, 100_000_00);
        firm.invoice("S-2", firm.tiszai, JANUARY_9, firm.valves, 50_000_00);
        assertThat(said(firm.draft(firm.alfold, 1))).hasSize(4)
                .anySatisfy(said -> assertThat(said).contains("line net HUF 100,000 × share 100%",
                        "Tiers Pieces: the period reached 4 units × 3%; of HUF 100,000 "
                                + "that is HUF 3,000."))
                .anySatisfy(said -> assertThat(said).endsWith("quantity 2, share 100%. "
                        + "Spiff Valve: 2 × HUF 1,000 = HUF 2,000."));
    }

    /// Statements of before units were told apart are worked out again to what they say.
    @Test
    void a_ladder_of_units_comes_out_as_an_earlier_statement_says_it() {
        agree(Reset.MONTH, null);
        firm.invoice("S-1", firm.tiszai, JANUARY_9, firm.valves, 100_000_00);
        var now = firm.draft(firm.alfold, 1).lines().getFirst().way();
        assertThat(now.rule()).isEqualTo(Rule.UNIT_LADDER);
        var then = new Way(Rule.LADDER, null, now.clause(), now.share(), now.slices(),
                now.counted(), now.base(), now.before(), now.rated(), now.amount());
        assertThat(now.named(then)).isEqualTo(then);
        var issued = firm.issue(firm.alfold, 1);
        assertThat(as(firm.finance, () -> rooms.statements().verify(firm.finance, issued))
                .holds()).isTrue();
    }

    @Test
    void pieces_of_a_sale_that_reps_share_are_multiplied_by_the_share() {
        var all = paying(null, null);
        as(firm.finance, () -> {
            clausing.write(firm.finance, firm.duna, YEAR, new Terms(all.event(), all.base(),
                    List.of(), List.of(), List.of(new Spiff("Valve", new Match.Line(firm.valves),
                            Dated.ALWAYS, 1_000_00)), Map.of(), null, null, null, null, null,
                    all.clawback(), true, all.limitsOn()));
            return true;
        });
        firm.invoice("S-1", firm.szucs, JANUARY_9, firm.valves, 100_000_00);
        assertThat(said(firm.draft(firm.duna, 1))).anySatisfy(said -> assertThat(said)
                .endsWith("Spiff Valve: 2 × 50% × HUF 1,000 = HUF 1,000."));
    }

    @Test
    void what_a_whole_period_takes_names_the_period_and_what_was_stated_before() {
        agree(Reset.MONTH, 3_000_00L);
        firm.invoice("S-1", firm.tiszai, JANUARY_9, firm.valves, 100_000_00);
        var draft = firm.draft(firm.alfold, 1);
        var text = new StatementText(Words.in(Language.ENGLISH), firm.finance.organisation());
        var whole = draft.lines().getLast();
        assertThat(text.whole(whole)).isEqualTo("Cap of the period, from 1\u00a0January\u00a02026");
        assertThat(text.badge(whole)).as("nothing was corrected").isNotEqualTo("correction");
        assertThat(said(draft).getLast()).contains("came to HUF 4,000", "so HUF 1,000 is taken")
                .doesNotContain("stated before");
        firm.issue(firm.alfold, 1);
        firm.invoice("S-2", firm.tiszai, JANUARY_9, firm.valves, 100_000_00);
        assertThat(said(firm.draft(firm.alfold, 2)).getLast())
                .contains("came to HUF 10,000", "so HUF 7,000 is taken off",
                        "Stated before: −HUF 1,000. The difference is −HUF 6,000.");
    }

    @Test
    void a_changed_rate_is_told_beside_the_one_before_and_nothing_came_late() {
        firm.invoice("S-1", firm.tiszai, JANUARY_9, firm.pumps, 100_000_00);
        firm.issue(firm.alfold, 1);
        firm.rate(firm.alfold, firm.pumps, JANUARY_9.minusDays(4), "6");
        assertThat(said(firm.draft(firm.alfold, 2))).singleElement().asString()
                .contains("Stated before: HUF 5,000, at 5%.", "The difference is HUF 1,000.",
                        "Its own month had been closed before.");
    }

    @Test
    void what_is_paid_on_the_margin_is_not_told_as_a_part_of_the_net() {
        clausing(new Terms(Event.INVOICE, Measure.margin(), List.of(), List.of(), List.of(),
                Map.of(), null, null, null, null, null, paying(null, null).clawback(), true,
                Terms.LimitsOn.EARNED));
        as(firm.owner, () -> rooms.documents().book(firm.owner, firm.nextImport(), List.of(
                new Booking(Kind.INVOICE, "S-1", firm.tiszai, null, JANUARY_9, "", List.of(
                        new Booking.Line(null, firm.pumps, 2_000, 100_000_00, 60_000_00L))))));
        assertThat(said(firm.draft(firm.alfold, 1))).singleElement().asString()
                .contains("line net HUF 100,000 × share 100% = HUF 100,000. What is paid "
                        + "on, as agreed: HUF 100,000 − HUF 60,000 (cost) = HUF 40,000. "
                        + "HUF 40,000 × rate 5%", "= HUF 2,000.");
    }

    @Test
    void a_cost_that_is_not_known_is_called_so() {
        var refused = StatementRules.refused(new Refused(Refused.Reason.UNKNOWN_AMOUNT, "COST"));
        var organisation = firm.finance.organisation();
        assertThat(new StatementText(Words.in(Language.ENGLISH), organisation).refusal(refused))
                .startsWith("The terms reckon from the cost, which is not known of every line.");
        assertThat(new StatementText(Words.in(Language.HUNGARIAN), organisation).refusal(refused))
                .contains("ismert ez: bekerülési érték. Adjon meg");
    }

    @Test
    void a_spiff_of_changed_terms_is_not_said_to_have_come_late() {
        firm.invoice("S-1", firm.tiszai, JANUARY_9, firm.valves, 100_000_00);
        firm.issue(firm.alfold, 1);
        clausing(new Terms(Event.INVOICE, Measure.GROSS, List.of(), List.of(), List.of(
                new Spiff("Valve", new Match.Line(firm.valves), Dated.ALWAYS, 1_000_00)), Map.of(),
                null, null, null, null, null, paying(null, null).clawback(), true,
                Terms.LimitsOn.EARNED));
        firm.invoice("S-2", firm.tiszai, JANUARY_9, firm.pumps, 100_000_00);
        var text = new StatementText(Words.in(Language.ENGLISH), firm.finance.organisation());
        assertThat(firm.draft(firm.alfold, 2).lines())
                .extracting(StatementLine::number, text::badge, text::lateBadge)
                .containsExactlyInAnyOrder(tuple("S-1", "spiff", "earlier month"),
                        tuple("S-2", null, "late"));
    }

    @Test
    void what_is_not_earned_any_more_is_not_said_to_be_of_no_document() {
        agree(Reset.MONTH, null);
        firm.invoice("S-1", firm.tiszai, JANUARY_9, firm.valves, 100_000_00);
        as(firm.owner, () -> rooms.documents().book(firm.owner, firm.nextImport(), List.of(
                new Booking(Kind.INVOICE, "S-2", firm.tiszai, null, JANUARY_9, "", List.of(
                        new Booking.Line(null, firm.pumps, 1_000, 10_000_00, null),
                        new Booking.Line(null, firm.pumps, 1_000, 20_000_00, null))))));
        firm.issue(firm.alfold, 1);
        clausing(paying(null, null));
        firm.nextImport();
        firm.invoice("S-2", firm.tiszai, JANUARY_9, firm.pumps, 10_000_00);
        assertThat(said(firm.draft(firm.alfold, 2)))
                .filteredOn(said -> said.contains("Nothing is left of it.")).hasSize(2)
                .allSatisfy(said -> assertThat(said).contains(
                        "Its document was changed or taken back, or the terms were changed."));
    }

    @Test
    void on_paper_stands_what_no_column_says() throws IOException {
        var ladder = new Ladder("Quarter", Ladder.Style.MARGINAL, Reset.QUARTER, Measure.GROSS,
                Set.of(firm.valves), List.of(new Ladder.Tier(0, Rate.ofPercent("2")),
                        new Ladder.Tier(150_000_00, Rate.ofPercent("3"))));
        clausing(new Terms(Event.INVOICE, Measure.GROSS, List.of(new RateRule("By sum",
                new Match.Line(firm.valves), Dated.ALWAYS, new RateRule.Climb("Quarter"))),
                List.of(ladder), List.of(new Spiff("Valve", new Match.Line(firm.valves),
                        Dated.ALWAYS, 1_000_00)), Map.of(), null, null, null, null,
                new Terms.Holdback(Rate.ofPercent("15"), 1), paying(null, null).clawback(), true,
                Terms.LimitsOn.EARNED));
        firm.invoice("S-1", firm.tiszai, JANUARY_9, firm.valves, 100_000_00);
        firm.invoice("S-2", firm.tiszai, JANUARY_9, firm.valves, 100_000_00);
        firm.invoice("S-3", firm.tiszai, JANUARY_9, firm.pumps, 100_000_00);
        var january = firm.issue(firm.alfold, 1);
        assertThat(seen.printed(january)).contains(
                "Sávos kulcs: Quarter (Szelepek), minden sáv a saját kulcsán, negyedévente",
                "3%, alsó határ: 150 000 Ft", "2 × 1 000 Ft",
                "100 000 Ft → 200 000 Ft: 50 000 Ft × 2% + 50 000 Ft × 3%",
                "15% része", "Visszatartás: 15%")
                .doesNotContain("nem az egyes tételeket");
        firm.rate(firm.alfold, firm.pumps, JANUARY_9.minusDays(4), "6");
        firm.invoice("S-4", firm.tiszai, FEBRUARY_3, firm.pumps, 100_000_10);
        firm.invoice("S-5", firm.tiszai, FEBRUARY_3, firm.pumps, 100_000_10);
        var february = seen.printed(firm.issue(firm.alfold, 2));
        assertThat(february).contains("Korábban elszámolva: 5 000 Ft, 5% jutalékkulccsal.",
                "hónap után jár: 2026-0001 számú elszámolásból");
        assertThat(seen.printed(january)).as("what was agreed since").isEqualTo(seen.printed(january));
    }

    @Test
    void what_is_of_a_month_that_is_still_open_says_so() {
        agree(Reset.QUARTER, null);
        firm.invoice("S-1", firm.tiszai, JANUARY_9, firm.valves, 100_000_00);
        firm.invoice("S-2", firm.tiszai, FEBRUARY_3, firm.valves, 100_000_00);
        assertThat(firm.draft(firm.alfold, 2).hasEarlier()).isTrue();
        assertThat(said(firm.draft(firm.alfold, 2)))
                .filteredOn(said -> said.endsWith("Its own month is still open."))
                .hasSize(2).allSatisfy(said -> assertThat(said).startsWith("Invoice S-1"));
        assertThat(browser.get().uri("/o/" + firm.owner.organisation().slug() + "/agencies/" + firm.alfold
                + "/statements/2026/2/draft.csv").cookie(rooms.stage().session(firm.finance)).exchange())
                .as("in the file too").bodyText().contains("A saját hónapja még nyitott.")
                .doesNotContain("A saját hónapja már zárva volt.");
    }

    @Test
    void a_line_that_tiers_pay_says_that_the_sum_is_rounded_where_it_is() {
        agree(Reset.MONTH, null);
        firm.invoice("S-1", firm.tiszai, JANUARY_9, firm.valves, 50);
        firm.invoice("S-2", firm.tiszai, JANUARY_9, firm.valves, 50);
        assertThat(said(firm.draft(firm.alfold, 1))).as("of 1.5 and 1.5 together 3")
                .anySatisfy(said -> assertThat(said).endsWith("of HUF 0.50 that is HUF 0.02."))
                .anySatisfy(said -> assertThat(said).endsWith("of HUF 0.50 that is HUF 0.01. "
                        + "The sum of the period is rounded, not each line."));
    }
}
