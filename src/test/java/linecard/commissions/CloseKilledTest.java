package linecard.commissions;

import linecard.LinecardTest;
import linecard.Tables;
import linecard.database.OwnersUrl;
import linecard.reckoning.Book;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// Two programs close the same month, and a third one is killed with signal 9 while it does: there
/// is one statement of each agency, and the ledger agrees.
@LinecardTest
class CloseKilledTest {

    private static final int MARCH = 3;

    @Autowired private Firm.Rooms rooms;
    @Autowired private MonthClosing closing;
    @Autowired private Ledger ledger;
    @Autowired private OwnersUrl database;
    @Autowired private Tables tables;

    @Test
    void there_is_one_statement_of_each_however_many_close_and_die() throws Exception {
        var firm = new Firm(rooms).withRates();
        firm.invoice("S-1", firm.szucs, Firm.YEAR.plusMonths(2), firm.pumps, 100_000_00);
        firm.invoice("S-2", firm.tiszai, Firm.YEAR.plusMonths(2), firm.valves, 70_000_00);
        var programs = new ArrayList<Process>();
        CompletableFuture<Integer> ours;
        try (var owner = DriverManager.getConnection(database.url());
                var statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("lock table commissions.step in share row exclusive mode");
            programs.add(ClosingProgram.start(firm, MARCH, database.url()));
            await("select count(*) from pg_locks where not granted"
                    + " and relation = 'commissions.step'::regclass", programs);
            programs.add(ClosingProgram.start(firm, MARCH, database.url()));
            ours = CompletableFuture.supplyAsync(() -> as(firm.finance, () -> closing.close(
                    firm.finance, Firm.month(firm.finance, MARCH), Firm.YEAR.plusYears(1)).size()));
            await("select count(*) / 2 from pg_locks where not granted and locktype = 'advisory'",
                    programs);
            programs.getFirst().destroyForcibly().waitFor();
            assertThat(tables.admin().sql("select count(*) from commissions.statement"
                    + " where organisation_id = ?").param(firm.owner.organisation().id())
                    .query(Long.class).single()).isZero();
            owner.rollback();
        }
        int theirs = said(programs.getLast());
        assertThat(ours.get() + theirs).isEqualTo(2);
        for (var agency : List.of(firm.duna, firm.alfold)) {
            var statement = as(firm.finance, () -> rooms.statements().ofAgency(
                    firm.finance, agency)).getFirst();
            assertThat(as(firm.owner, () -> rooms.approvals().approve(
                    firm.owner, statement.id()))).isNull();
            assertThat(as(firm.finance, () -> rooms.statements().verify(
                    firm.finance, statement.id())).holds()).isTrue();
            assertThat(-as(firm.finance, () -> ledger.balances(firm.finance, agency))
                    .of(Book.COST)).isEqualTo(statement.total().minor()).isPositive();
        }
    }

    /// Until a count is above zero.
    private void await(String count, List<Process> programs) throws Exception {
        long until = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (tables.admin().sql(count).query(Long.class).single() == 0) {
            for (var program : programs) {
                if (!program.isAlive()) throw new AssertionError(said(program));
            }
            if (System.nanoTime() > until) throw new AssertionError("nobody waits: " + count);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static int said(Process program) throws Exception {
        var all = new StringBuilder();
        try (var out = program.inputReader()) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("closed ")) return Integer.parseInt(line.substring(7));
                all.append(line).append('\n');
            }
        }
        throw new AssertionError(all.toString());
    }
}
