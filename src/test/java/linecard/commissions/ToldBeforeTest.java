package linecard.commissions;

import linecard.LinecardTest;
import linecard.Tables;
import linecard.money.Rate;
import linecard.packing.Blocks;
import linecard.reckoning.Change;
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
import linecard.sales.Payment;
import linecard.sales.Payments;
import linecard.stated.StatementLine;

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

import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// Statements that were issued before it was told apart what payments moved, and what a tier, come
/// out again as they were.
@LinecardTest
class ToldBeforeTest {

    private static final LocalDate FEBRUARY_2 = LocalDate.of(2026, 2, 2);

    @Autowired
    private Firm.Rooms rooms;
    @Autowired
    private StatementLines lines;
    @Autowired
    private Payments payments;
    @Autowired
    private Tables tables;

    private Firm firm;
    private UUID march;

    /// The late sale stays within the tier and moves the rounding of the one that is paid.
    @BeforeEach
    void found() {
        firm = new Firm(rooms);
        var ladder = new Ladder("L", Style.RETROACTIVE, Reset.QUARTER, Measure.GROSS, Set.of(),
                List.of(new Tier(0, new Rate(50_000)), new Tier(500_00, new Rate(70_000))));
        as(firm.finance, () -> {
            rooms.clausing().write(firm.finance, firm.alfold, Firm.YEAR, new Terms(Event.PAYMENT,
                    Measure.GROSS, List.of(new RateRule("all", new Match.Any(), Dated.ALWAYS,
                            new RateRule.Climb("L"))), List.of(ladder), List.of(), Map.of(), null,
                    null, null, null, null,
                    new Clawback(24, Rate.WHOLE, EnumSet.allOf(Cause.class)), true,
                    Terms.LimitsOn.SOLD));
            return true;
        });
        firm.invoice("S-2", firm.tiszai, FEBRUARY_2.plusDays(3), firm.pumps, 1_000_05);
        firm.issue(firm.alfold, 2);
        firm.invoice("S-1", firm.tiszai, FEBRUARY_2, firm.pumps, 33_33);
        var with = firm.nextImport();
        as(firm.owner, () -> payments.book(firm.owner, with, List.of(new Payment("P-1", firm.tiszai,
                "S-2", LocalDate.of(2026, 3, 12), null, 1_000_05))));
        march = firm.issue(firm.alfold, 3);
    }

    private StatementLine paid() {
        return all().stream().filter(line -> line.number().equals("S-2")).findFirst().orElseThrow();
    }

    private List<StatementLine> all() {
        return as(firm.finance, () -> lines.all(firm.finance, march));
    }

    private boolean replays() {
        return as(firm.finance, () -> rooms.statements().verify(firm.finance, march)).replayHolds();
    }

    private void stored(Change.Cause cause) {
        var said = all().stream().map(line -> line.number().equals("S-2")
                ? caused(line, cause) : line).toList();
        var detail = StatementLines.packed(said).getFirst().detail();
        tables.admin().sql("""
                do $$ begin
                    set local session_replication_role = replica;
                    update commissions.part set detail = '\\x%s' where statement_id = '%s';
                end $$
                """.formatted(HexFormat.of().formatHex(Blocks.stored(detail)), march)).update();
    }

    private static StatementLine caused(StatementLine line, Change.Cause cause) {
        return new StatementLine(line.position(), line.portion(), line.kind(), line.document(),
                line.number(), line.bookedOn(), line.account(), line.productLine(), line.rep(),
                line.repName(), line.quantityMilli(), line.lineNet(), line.share(), line.base(),
                line.amount(), line.late(), line.soldIn(), line.originalNumber(),
                line.originalOn(), line.originalStatement(), cause, line.part(), line.was(),
                line.now(), line.grounds());
    }

    @Test
    void a_payment_is_said_to_be_one_now_and_what_was_said_before_still_holds() {
        assertThat(paid().cause()).isEqualTo(Change.Cause.PAYMENT);
        assertThat(paid().amount().minor()).isEqualTo(70_01);
        assertThat(replays()).isTrue();
        stored(Change.Cause.TIER);
        assertThat(paid().cause()).isEqualTo(Change.Cause.TIER);
        assertThat(replays()).as("as statements of before said it").isTrue();
        stored(Change.Cause.TERMS);
        assertThat(replays()).as("nobody ever said that").isFalse();
    }
}
