package linecard.commissions;

import linecard.LinecardTest;
import linecard.Tables;
import linecard.database.Ids;
import linecard.money.Money;
import linecard.money.Rate;
import linecard.packing.Blocks;
import linecard.people.Agreement;
import linecard.people.Agreement.Regime;
import linecard.people.Agreements;
import linecard.reckoning.Agreement.Step;
import linecard.reckoning.Agreement.Tail;
import linecard.reckoning.Column;
import linecard.reckoning.Event;
import linecard.reckoning.Measure;
import linecard.reckoning.Reset;
import linecard.reckoning.Terms;
import linecard.reckoning.Terms.Cause;
import linecard.reckoning.Terms.Clawback;
import linecard.sales.Booking;
import linecard.sales.Kind;
import linecard.sales.Payment;
import linecard.sales.Payments;
import linecard.sales.Stated;
import linecard.stated.Grounds;
import linecard.stated.StatementLine;
import linecard.stated.Way;
import linecard.words.Language;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

import static java.util.Objects.requireNonNull;
import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// From what is said of an amount it is worked out again: from the net to the base, by what is paid
/// of an invoice, in the tail of an agreement, and when a whole period takes nothing any more.
@LinecardTest
class GroundsTest {

    private static final LocalDate JANUARY_9 = LocalDate.of(2026, 1, 9);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

    @Autowired
    private Firm.Rooms rooms;
    @Autowired
    private StatementLines lines;
    @Autowired
    private Agreements contracts;
    @Autowired
    private Payments payments;
    @Autowired
    private Tables tables;

    private Firm firm;

    @BeforeEach
    void found() {
        firm = new Firm(rooms).withRates();
    }

    private void agree(UUID agency, Event event, Measure base, Terms.@Nullable Override over,
            @Nullable Long cap) {
        as(firm.finance, () -> {
            rooms.clausing().write(firm.finance, agency, YEAR, new Terms(event, base, List.of(),
                    List.of(), List.of(), Map.of(), over, null,
                    cap == null ? null : new Terms.Limit(cap, Reset.MONTH), null, null,
                    new Clawback(12, Rate.WHOLE, EnumSet.allOf(Cause.class)), true,
                    Terms.LimitsOn.EARNED));
            return true;
        });
    }

    private void book(UUID account, long freight, long tax, long discount) {
        as(firm.owner, () -> rooms.documents().book(firm.owner, firm.nextImport(), List.of(
                new Booking(Kind.INVOICE, "S-1", account, null, JANUARY_9, "", null, freight, tax,
                        discount, Stated.NOTHING, List.of(new Booking.Line(
                                null, firm.pumps, 2_000, 930_00, 600_00L))))));
    }

    private void paid(int month, long minor) {
        var with = firm.nextImport();
        as(firm.owner, () -> payments.book(firm.owner, with, List.of(new Payment("P-" + month,
                firm.tiszai, "S-1", LocalDate.of(2026, month, 12), null, minor))));
    }

    private List<StatementLine> issued(UUID statement) {
        return as(firm.finance, () -> lines.all(firm.finance, statement));
    }

    private String said(Language language, List<StatementLine> some) {
        var text = new StatementText(Words.in(language), firm.finance.organisation());
        return String.join("\n", some.stream().map(text::explained).toList())
                .replace('\u00a0', ' ');
    }

    private String said(int month) {
        return said(Language.ENGLISH, firm.draft(firm.alfold, month).lines());
    }

    private boolean replays(UUID statement) {
        return as(firm.finance, () -> rooms.statements().verify(firm.finance, statement))
                .replayHolds();
    }

    /// As if it had been issued otherwise.
    private byte[] rewrite(UUID statement, UnaryOperator<StatementLine> as) {
        var all = StatementLines.packed(issued(statement).stream().map(as).toList());
        for (var part : all) {
            tables.admin().sql("""
                    do $$ begin
                        set local session_replication_role = replica;
                        update commissions.part set detail = '\\x%s'
                        where statement_id = '%s' and position = %d;
                    end $$
                    """.formatted(HexFormat.of().formatHex(Blocks.stored(part.detail())),
                    statement, part.position())).update();
        }
        return all.getLast().detail();
    }

    private static StatementLine with(
            StatementLine line, @Nullable Way was, @Nullable Way now, Grounds grounds) {
        return new StatementLine(line.position(), line.portion(), line.kind(), line.document(),
                line.number(), line.bookedOn(), line.account(), line.productLine(), line.rep(),
                line.repName(), line.quantityMilli(), line.lineNet(), line.share(), line.base(),
                line.amount(), line.late(), line.soldIn(), line.originalNumber(),
                line.originalOn(), line.originalStatement(), line.cause(), line.part(), was, now,
                grounds);
    }

    @Test
    void a_base_other_than_the_net_names_what_leads_to_it() {
        agree(firm.alfold, Event.INVOICE, Measure.net(Column.TAX), null, null);
        book(firm.tiszai, 20_00, 251_00, 50_00);
        assertThat(said(1)).contains("line net HUF 930 × share 100% = HUF 930. What is paid on, as "
                + "agreed: HUF 930 + HUF 50 (discount) + HUF 20 (freight) = HUF 1,000. "
                + "HUF 1,000 × rate 5%", " = HUF 50.");
        agree(firm.alfold, Event.INVOICE, Measure.margin(Column.TAX, Column.DISCOUNT), null, null);
        assertThat(said(1)).contains(
                "HUF 930 + HUF 20 (freight) − HUF 600 (cost) = HUF 350. HUF 350 × rate 5%");
        var statement = firm.issue(firm.alfold, 1);
        assertThat(said(Language.HUNGARIAN, issued(statement))).contains("A jutalékalap a "
                + "megállapodás szerint: 930 Ft + 20 Ft (fuvar) − 600 Ft (bekerülési érték) = 350 Ft.");
        assertThat(replays(statement)).isTrue();
        var text = new StatementText(Words.in(Language.ENGLISH), firm.finance.organisation());
        assertThat(text.beside(issued(statement).getFirst()).replace('\u00a0', ' '))
                .as("on paper").isEqualTo("What is paid on: HUF 930 + HUF 20 (freight) "
                        + "− HUF 600 (cost) = HUF 350.");
    }

    @Test
    void a_base_of_a_sale_that_reps_share_leads_from_their_part() {
        agree(firm.duna, Event.INVOICE, Measure.GROSS,
                new Terms.Override("Over", firm.anna, Rate.ofPercent("10"), Terms.Of.COMMISSION), null);
        book(firm.szucs, 20_00, 251_00, 0);
        var said = said(Language.ENGLISH, firm.draft(firm.duna, 1).lines());
        assertThat(said).contains("line net HUF 930 × share 50% = HUF 465. What is paid on, as "
                + "agreed: HUF 465 + HUF 10 (freight) + HUF 125.50 (tax) = HUF 600.50.");
        assertThat(said).contains("it is paid on what the rep earns by it, HUF 30.02. HUF 30.02 × "
                + "rate 10%");
        assertThat(said(Language.HUNGARIAN, firm.draft(firm.duna, 1).lines())).contains(
                "a jutalékalap a képviselő e tétel után járó jutaléka, 30,02 Ft.");
        var text = new StatementText(Words.in(Language.ENGLISH), firm.finance.organisation());
        assertThat(firm.draft(firm.duna, 1).lines()).as("in files").filteredOn(line -> line.grounds().ofCommission())
                .isNotEmpty().allSatisfy(line -> assertThat(StatedRow.of(line, text).why())
                        .startsWith("It is paid on what the rep earns by the sale"));
        assertThat(replays(firm.issue(firm.duna, 1))).isTrue();
    }

    @Test
    void what_a_payment_released_says_how_much_of_the_invoice_is_paid() {
        agree(firm.alfold, Event.PAYMENT, Measure.GROSS, null, null);
        book(firm.tiszai, 0, 70_00, 0);
        assertThat(said(1)).endsWith("Of HUF 50 nothing is earned yet: "
                + "no payment has released any of it.");
        paid(1, 250_00);
        var january = firm.issue(firm.alfold, 1);
        assertThat(said(Language.ENGLISH, issued(january))).endsWith("HUF 250 of the invoice’s "
                + "HUF 1,000 are paid, so of HUF 50 this is earned by now: HUF 12.50.");
        assertThat(said(Language.HUNGARIAN, issued(january))).endsWith("Befizetve 250 Ft, a számla "
                + "végösszege 1 000 Ft; a teljes jutalékból (50 Ft) eddig ennyi jár: 12,50 Ft.");
        paid(2, 500_00);
        assertThat(said(2)).contains("Stated before: HUF 12.50, at 5%.",
                "HUF 750 of the invoice’s HUF 1,000 are paid, so of HUF 50 this is earned by now: "
                        + "HUF 37.50. The difference is HUF 25.");
        assertThat(replays(january)).isTrue();
        assertThat(rewrite(january, line -> with(line, line.was(), line.now(), Grounds.NONE))[0])
                .as("as statements of before were packed").isEqualTo((byte) 4);
        assertThat(said(Language.ENGLISH, issued(january)))
                .endsWith("Of HUF 50 so much has been released by payments: HUF 12.50.");
        assertThat(replays(january)).as("byte by byte").isTrue();
    }

    @Test
    void a_sale_in_the_tail_says_in_which_month_of_it() {
        as(firm.finance, () -> {
            rooms.clausing().frame(firm.finance, firm.alfold, new Tail(List.of(
                    new Step(1, Rate.WHOLE), new Step(3, Rate.ofPercent("50"))), Set.of()), List.of());
            return true;
        });
        as(firm.owner, () -> {
            contracts.add(firm.owner, new Agreement(Ids.fresh(), firm.alfold, YEAR, MARCH,
                    Regime.AGREED, null, List.of(), false, 1, "", 1));
            return true;
        });
        var ordered = new Stated(null, JANUARY_9, "", null);
        firm.invoice("S-1", firm.tiszai, MARCH.minusDays(1), firm.pumps, 1_000_00);
        firm.book(ordered, Kind.INVOICE, "S-2", firm.tiszai, MARCH.plusDays(1), "", firm.pumps,
                1_000_00);
        firm.book(ordered, Kind.INVOICE, "S-3", firm.tiszai, MARCH.plusMonths(2), "", firm.pumps,
                1_000_00);
        assertThat(said(2)).doesNotContain("tail");
        firm.issue(firm.alfold, 2);
        assertThat(said(3)).contains("= HUF 50. It was sold after the agreement ended, in month 1 of "
                + "the tail, in which 100% of the commission is earned.");
        var march = firm.issue(firm.alfold, 3);
        assertThat(replays(march)).isTrue();
        assertThat(said(Language.HUNGARIAN, issued(march))).endsWith("A szerződés vége utáni eladás, "
                + "a kifutó jutalék 1. hónapjában. A jutalékból ekkor ennyi jár: 100%.");
        assertThat(said(5)).contains("rate 5% (product line Szivattyúk, from 1 January 2026) × 50% = "
                + "HUF 25. It was sold after the agreement ended, in month 3 of the tail, in which "
                + "50% of the commission is earned.");
    }

    @Test
    void a_cap_that_takes_nothing_any_more_says_why_and_gives_back_what_it_took() {
        agree(firm.alfold, Event.INVOICE, Measure.GROSS, null, 40_00L);
        firm.invoice("S-1", firm.tiszai, JANUARY_9, firm.pumps, 1_000_00);
        firm.issue(firm.alfold, 1);
        firm.returned("R-1", "S-1", firm.tiszai, JANUARY_9.plusMonths(1), firm.pumps, -300_00);
        assertThat(said(2)).contains("The period comes to HUF 35, which is not above the agreed cap "
                + "of HUF 40, so nothing is taken off. Stated before: −HUF 10. The difference is HUF 10.");
        var february = firm.issue(firm.alfold, 2);
        assertThat(replays(february)).isTrue();
        var whole = issued(february).getLast();
        var cap = requireNonNull(whole.was());
        rewrite(february, line -> line.position() != whole.position() ? line : with(line, null,
                new Way(cap.rule(), null, "", cap.share(), List.of(), cap.counted(), cap.base(),
                        cap.before(), line.amount(), line.amount()), line.grounds()));
        assertThat(said(Language.ENGLISH, issued(february))).contains("What an earlier statement took "
                + "off or added for the period no longer holds as it did. The difference is HUF 10.");
        assertThat(replays(february)).as("as statements of before told it").isTrue();
        rewrite(february, line -> line.position() != whole.position() ? line
                : with(line, null, cap, line.grounds()));
        assertThat(replays(february)).as("nobody ever told that").isFalse();
    }

    @Test
    void a_cap_that_is_not_agreed_any_more_says_so_and_one_that_takes_half_does_not() {
        agree(firm.alfold, Event.INVOICE, Measure.GROSS, null, 40_00L);
        firm.invoice("S-1", firm.tiszai, JANUARY_9, firm.pumps, 1_000_00);
        firm.issue(firm.alfold, 1);
        agree(firm.alfold, Event.INVOICE, Measure.GROSS, null, 45_00L);
        assertThat(said(2)).isEqualTo("The period came to HUF 50; the agreed cap is HUF 45, so HUF 5 "
                + "is taken off. Stated before: −HUF 10. The difference is HUF 5.");
        agree(firm.alfold, Event.INVOICE, Measure.GROSS, null, null);
        assertThat(said(2)).isEqualTo("No cap is agreed for the period any more. "
                + "Stated before: −HUF 10. The difference is HUF 10.");
        var february = firm.issue(firm.alfold, 2);
        assertThat(issued(february)).singleElement()
                .extracting(StatementLine::now, line -> line.way().amount())
                .containsExactly(null, new Money(-10_00, firm.finance.organisation().currency()));
        assertThat(replays(february)).isTrue();
    }
}
