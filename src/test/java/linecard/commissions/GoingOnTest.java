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
import linecard.reckoning.Terms;
import linecard.reckoning.Terms.Cause;
import linecard.reckoning.Terms.Clawback;
import linecard.sales.Kind;
import linecard.terms.Clausing;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

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

/// A statement that goes on from what was stated says what one would that is worked out from all
/// lines, as its draft is; and it is stored as what is new.
@LinecardTest
class GoingOnTest {

    @Autowired
    private Firm.Rooms rooms;
    @Autowired
    private Clausing clausing;
    @Autowired
    private StatementLines lines;
    @Autowired
    private JdbcClient sql;
    @Autowired
    private TransactionTemplate transactions;

    private Firm firm;

    /// How much of a window a statement stored.
    private record Stored(boolean goesOn, int lines) {}

    @BeforeEach
    void found() {
        firm = new Firm(rooms);
    }

    private void tiers(UUID agency, Style style, Reset reset) {
        var ladder = new Ladder("All", style, reset, Measure.GROSS, Set.of(), List.of(
                new Tier(0, new Rate(30_000)), new Tier(60_000_00, new Rate(51_337))));
        var rule = new RateRule("By tiers", new Match.Any(), Dated.ALWAYS, new RateRule.Climb("All"));
        var clauses = new Terms(Event.INVOICE, Measure.GROSS, List.of(rule), List.of(ladder), List.of(),
                Map.of(), null, null, null, null, null,
                new Clawback(24, new Rate(1_000_000), EnumSet.allOf(Cause.class)), true,
                Terms.LimitsOn.EARNED);
        as(firm.finance, () -> {
            clausing.write(firm.finance, agency, YEAR, clauses);
            return true;
        });
    }

    private static LocalDate day(int month, int day) {
        return LocalDate.of(2026, month, day);
    }

    /// Closes a month; what it says is what the draft said, and comes out again.
    private Statement issue(UUID agency, int month) {
        var draft = firm.draft(agency, month);
        var id = firm.issue(agency, month);
        return as(firm.finance, () -> {
            assertThat(lines.all(firm.finance, id)).isEqualTo(List.copyOf(draft.lines()));
            assertThat(rooms.statements().verify(firm.finance, id))
                    .isEqualTo(new Statements.Proof(true, true, true));
            return rooms.statements().of(firm.finance, id);
        });
    }

    private List<Stored> stored(Statement statement) {
        return as(firm.finance, () -> transactions.execute(_ -> sql.sql("""
                select goes_on, lines from commissions.stated
                where statement_id = :statement order by starts_on
                """)
                .param("statement", statement.id())
                .query((row, _) -> new Stored(row.getBoolean("goes_on"), row.getInt("lines")))
                .list()));
    }

    @Test
    void slices_go_on_from_month_to_month_and_a_late_return_goes_on_too() {
        tiers(firm.alfold, Style.MARGINAL, Reset.QUARTER);
        for (int month = 1; month <= 3; month++) {
            firm.invoice("S-" + month, firm.tiszai, day(month, 3), firm.pumps, 40_000_00);
            var statement = issue(firm.alfold, month);
            assertThat(statement.lines()).isOne();
            assertThat(stored(statement)).containsExactly(new Stored(month > 1, month));
        }
        firm.invoice("S-4", firm.tiszai, day(4, 3), firm.pumps, 1_000_00);
        firm.returned("J-1", "S-1", firm.tiszai, day(4, 4), firm.pumps, -10_000_00);
        assertThat(stored(issue(firm.alfold, 4)))
                .containsExactly(new Stored(true, 4), new Stored(false, 1));
        firm.returned("J-2", "S-2", firm.tiszai, day(5, 4), firm.pumps, -60_000_00);
        assertThat(stored(issue(firm.alfold, 5)))
                .containsExactly(new Stored(true, 5), new Stored(true, 1));
    }

    @Test
    void a_tier_that_reaches_back_tells_every_line_and_still_stores_what_is_new() {
        tiers(firm.alfold, Style.RETROACTIVE, Reset.QUARTER);
        for (int month = 1; month <= 3; month++) {
            firm.invoice("S-" + month, firm.tiszai, day(month, 3), firm.pumps, 40_000_00);
            var statement = issue(firm.alfold, month);
            assertThat(statement.lines()).isEqualTo(month == 2 ? 2 : 1);
            assertThat(stored(statement)).containsExactly(new Stored(month > 1, month));
        }
        firm.returned("J-1", "S-1", firm.tiszai, day(4, 4), firm.pumps, -70_000_00);
        var april = issue(firm.alfold, 4);
        assertThat(april.lines()).isEqualTo(4);
        assertThat(stored(april)).containsExactly(new Stored(true, 4), new Stored(false, 0));
    }

    @Test
    void what_was_corrected_since_is_reckoned_from_all_lines() {
        tiers(firm.alfold, Style.MARGINAL, Reset.YEAR);
        firm.invoice("S-1", firm.tiszai, day(1, 3), firm.pumps, 40_000_00);
        issue(firm.alfold, 1);
        firm.invoice("S-1", firm.tiszai, day(1, 3), firm.pumps, 50_000_00);
        firm.invoice("S-2", firm.tiszai, day(2, 3), firm.pumps, 40_000_00);
        assertThat(stored(issue(firm.alfold, 2))).containsExactly(new Stored(false, 2));
        type(firm.tiszai, "OEM");
        firm.invoice("S-3", firm.tiszai, day(3, 3), firm.pumps, 40_000_00);
        assertThat(stored(issue(firm.alfold, 3))).containsExactly(new Stored(false, 3));
        firm.invoice("S-4", firm.tiszai, day(4, 3), firm.pumps, 40_000_00);
        assertThat(stored(issue(firm.alfold, 4))).containsExactly(new Stored(true, 4));
    }

    private void type(UUID account, String type) {
        as(firm.owner, () -> transactions.execute(_ -> sql.sql(
                "update accounts.account set customer_type = :type where id = :id")
                .param("type", type).param("id", account).update()));
    }

    @Test
    void one_that_is_given_back_is_gone_on_from_once() {
        tiers(firm.alfold, Style.MARGINAL, Reset.QUARTER);
        firm.invoice("S-1", firm.tiszai, day(1, 3), firm.pumps, 40_000_00);
        issue(firm.alfold, 1);
        firm.invoice("S-2", firm.tiszai, day(2, 3), firm.pumps, 40_000_00);
        var closed = (Closing.Closed) firm.close(firm.alfold, 2);
        assertThat(as(firm.owner, () -> rooms.approvals().giveBack(
                firm.owner, closed.statement(), "again"))).isTrue();
        firm.invoice("S-3", firm.tiszai, day(2, 4), firm.pumps, 7_00);
        assertThat(stored(issue(firm.alfold, 2))).containsExactly(new Stored(true, 3));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whatever_happens_statements_say_what_all_lines_come_to(long seed) {
        var random = new Random(seed);
        tiers(firm.duna, Style.values()[random.nextInt(2)], Reset.values()[random.nextInt(3)]);
        tiers(firm.alfold, Style.values()[random.nextInt(2)], Reset.values()[1 + random.nextInt(2)]);
        int goneOn = 0;
        for (int month = 1; month <= 8; month++) {
            for (int i = 2 + random.nextInt(5); i > 0; i--) {
                act(month, month * 10 + i, random);
            }
            for (var agency : List.of(firm.duna, firm.alfold)) {
                if (firm.draft(agency, month).isEmpty()) continue;
                for (var stored : stored(issue(agency, month))) goneOn += stored.goesOn() ? 1 : 0;
            }
        }
        assertThat(goneOn).isGreaterThan(2);
    }

    private void act(int month, int number, Random random) {
        var account = random.nextBoolean() ? firm.szucs : firm.tiszai;
        var line = random.nextBoolean() ? firm.dosing : firm.valves;
        int of = month * 10 - 10 * random.nextInt(month) + 1;
        if (random.nextInt(5) == 0 && number % 10 != 1) {
            firm.returned("J-" + number, "S-" + of, account, day(month, 20), line,
                    -1 - random.nextInt(9_000_00));
        } else if (random.nextInt(12) == 0 && number % 10 != 1 && month > 1) {
            firm.book(Kind.INVOICE, "L-" + number, account, day(month - 1, 27), "", line,
                    1 + random.nextInt(900_00));
        } else {
            firm.invoice("S-" + number, account, day(month, 1 + random.nextInt(28)), line,
                    1 + random.nextInt(30_000_00));
        }
    }
}
