package linecard.commissions;

import linecard.LinecardTest;
import linecard.Tables;
import linecard.money.Rate;
import linecard.reckoning.Event;
import linecard.reckoning.Measure;
import linecard.reckoning.Reset;
import linecard.reckoning.Terms;
import linecard.reckoning.Terms.Cause;
import linecard.reckoning.Terms.Clawback;
import linecard.reckoning.Terms.Limit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What was issued stays: the database takes no change, and the seal would show one.
@LinecardTest
class IssuedTest {

    private static final LocalDate FEBRUARY_3 = LocalDate.of(2026, 2, 3);

    @Autowired
    private Firm.Rooms rooms;
    @Autowired
    private StatementLines lines;
    @Autowired
    private Tables tables;
    @Autowired
    private JdbcClient sql;
    @Autowired
    private TransactionOperations transaction;

    private Firm firm;

    @BeforeEach
    void found() {
        firm = new Firm(rooms).withRates();
    }

    @Test
    void the_seal_holds_and_breaks_with_any_word() {
        firm.invoice("S-1", firm.szucs, FEBRUARY_3, firm.pumps, 100_000_00);
        var id = firm.issue(firm.duna, 2);
        assertThat(as(firm.finance, () -> rooms.statements().verify(firm.finance, id)).holds())
                .isTrue();
        var head = as(firm.finance, () -> rooms.statements().of(firm.finance, id));
        var stored = as(firm.finance, () -> lines.stored(firm.finance, id));
        assertThat(StatementSeal.of(head, stored.reversed(), List.of())).isNotEqualTo(head.seal());
        assertThat(StatementSeal.of(head, stored.subList(0, 1), List.of())).isNotEqualTo(head.seal());
        assertThat(StatementSeal.of(head.sealed("x"), stored, List.of())).isEqualTo(head.seal());
    }

    private void capped(long minor, Reset per) {
        as(firm.finance, () -> {
            rooms.clausing().write(firm.finance, firm.alfold, Firm.YEAR, new Terms(Event.INVOICE,
                    Measure.GROSS, List.of(), List.of(), List.of(), Map.of(), null, null,
                    new Limit(minor, per), null, null,
                    new Clawback(24, Rate.WHOLE, EnumSet.allOf(Cause.class)), true,
                    Terms.LimitsOn.EARNED));
            return true;
        });
    }

    @Test
    void a_statement_that_gives_back_a_months_cap_for_the_quarters_is_issued() {
        capped(1_000_00, Reset.MONTH);
        firm.invoice("S-1", firm.tiszai, Firm.YEAR.plusDays(2), firm.pumps, 100_000_00);
        firm.issue(firm.alfold, 1);
        capped(3_500_00, Reset.QUARTER);
        firm.invoice("S-2", firm.tiszai, FEBRUARY_3, firm.pumps, 100_000_00);
        var id = firm.issue(firm.alfold, 2);
        assertThat(as(firm.finance, () -> rooms.statements().of(firm.finance, id)).total().minor())
                .isEqualTo(2_500_00);
    }

    @Test
    void a_prepared_statement_that_somebody_changed_behind_the_program_is_not_issued() {
        firm.invoice("S-1", firm.szucs, FEBRUARY_3, firm.pumps, 100_000_00);
        assertThat(firm.close(firm.duna, 2)).isInstanceOfSatisfying(Closing.Closed.class, closed -> {
            var id = closed.statement();
            tables.admin().sql("""
                    do $$ begin
                        set local session_replication_role = replica;
                        update commissions.statement set total_minor = total_minor + 1 where id = '%s';
                    end $$
                    """.formatted(id)).update();
            assertThat(as(firm.owner, () -> rooms.approvals().approve(firm.owner, id)))
                    .isEqualTo("commissions.approve.broken");
            assertThat(as(firm.owner, () -> rooms.statements().of(firm.owner, id)).isIssued()).isFalse();
        });
    }

    @Test
    void nothing_issued_can_be_changed_or_taken_away() {
        firm.invoice("S-1", firm.szucs, FEBRUARY_3, firm.pumps, 100_000_00);
        firm.issue(firm.duna, 2);
        for (var attempt : List.of(
                "update commissions.statement set total_minor = 0",
                "delete from commissions.statement",
                "update commissions.statement set state = 'prepared'",
                "update commissions.part set amount_minor = 0",
                "update commissions.part set issued = false",
                "delete from commissions.part", "delete from commissions.stated",
                "truncate commissions.part")) {
            assertThatThrownBy(() -> as(firm.owner, () -> transaction.execute(
                    _ -> sql.sql(attempt).update()))).as(attempt)
                    .rootCause().message().containsPattern("permission denied|was issued|rests on this");
        }
    }
}
