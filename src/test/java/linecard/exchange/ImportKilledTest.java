package linecard.exchange;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.database.OwnersUrl;
import linecard.exchange.Import.State;
import linecard.exchange.ImportWalk.Counts;
import linecard.jobs.Breakdown;
import linecard.sales.Months;
import linecard.words.Language;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import static linecard.exchange.ImportWalk.counts;
import static org.assertj.core.api.Assertions.assertThat;

/// P7: a program is killed with signal 9 while it takes 50,000 lines, at points from the first row
/// read to the last line written. Nothing of the import is seen then, and taken again it is whole.
///
/// Few points here; all of them with `-Dlinecard.kills=20`.
@LinecardTest
class ImportKilledTest {

    private static final int LINES = 50_000;
    private static final int KILLS = Integer.getInteger("linecard.kills", 3);

    @Autowired Stage stage;
    @Autowired Imports imports;
    @Autowired ImportSteps steps;
    @Autowired Examiner examiner;
    @Autowired JdbcClient sql;
    @Autowired TransactionOperations transaction;
    @Autowired OwnersUrl database;
    @Autowired Months months;
    @LocalServerPort int port;

    Viewer owner;
    ImportWalk walk;

    @BeforeEach
    void found() {
        owner = stage.company("US", "USD", "months:1", Language.ENGLISH);
        walk = new ImportWalk(stage, owner, imports, port);
        walk.taken("products", "sku,name,category\nP-1,Pump,PUMP\nP-2,Valve,VALVE\n");
        walk.taken("reps", "rep,last name,agency\nR1,Ash,X\nR2,Oak,Y\n");
        walk.taken("accounts", "account,name\nA-0,Zero\nA-1,One\nA-2,Two\n");
        walk.taken("assignments", """
                account,rep,share,first day
                A-0,R1,100,2020-01-01
                A-1,R1,60,2020-01-01
                A-1,R2,40,2020-01-01
                """);
    }

    private Import checked() {
        var csv = new StringBuilder("kind,number,date,account,product,quantity,net\n");
        for (int i = 0; i < LINES; i++) {
            int document = i / 10;
            csv.append("invoice,").append(document).append(",2026-0").append(1 + document % 9)
                    .append("-11,A-").append(document % 3).append(",P-").append(1 + i % 2)
                    .append(",1,").append(i % 97).append(".01\n");
        }
        return walk.checked("documents", csv.toString());
    }

    private long count(String statement) {
        return Objects.requireNonNull(Bound.call(owner.binding(), () -> transaction.execute(
                status -> sql.sql(statement).query(Long.class).single())));
    }

    /// As a person does who asks for it, but that no program begins with the job.
    private void ask(Import source) {
        Bound.run(owner.binding(), () -> transaction.executeWithoutResult(status -> sql.sql(
                "update exchange.import set state = 'applying' where id = :id")
                .param("id", source.id()).update()));
    }

    @Test
    void a_killed_import_has_done_nothing_and_is_whole_the_next_time() throws Exception {
        var source = checked();
        ask(source);
        long all = 2L * LINES;

        for (int kill = 1; kill <= KILLS; kill++) {
            var program = ImportProgram.start(List.of(
                    owner.user().id().toString(), owner.organisation().id().toString(),
                    source.id().toString(), Long.toString(kill * all / KILLS),
                    "--linecard.database-url=" + database.url()));
            try {
                assertThat(said(program)).startsWith("at ");
            } finally {
                program.destroyForcibly().waitFor();
            }
            assertThat(walk.now(source.id()).state()).isEqualTo(State.APPLYING);
            for (var table : List.of("document", "line", "share", "part", "month", "rep_month", "agency_month")) {
                assertThat(count("select count(*) from sales." + table)).as(table).isZero();
            }
        }
        apply(source);
        assertThat(counts(walk.now(source.id())).fresh()).isEqualTo(LINES);
        checkWhole();
        apply(source);
        checkWhole();
    }

    private static String said(Process program) throws Exception {
        var all = new StringBuilder();
        var said = program.inputReader();
        for (var line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith("at ")) return line;
            all.append(line).append('\n');
        }
        return all.toString();
    }

    private void apply(Import source) throws Exception {
        Bound.<Void, Exception>call(owner.binding(), () -> {
            examiner.apply(owner, source.id(), Breakdown.never());
            return null;
        });
    }

    private void checkWhole() {
        assertThat(count("select count(*) from sales.document")).isEqualTo(LINES / 10);
        assertThat(count("select count(*) from sales.line")).isEqualTo(LINES);
        assertThat(count("select sum(net_minor) from sales.line")).isEqualTo(net());
        assertThat(count("select sum(net_minor) from sales.month")).isEqualTo(net());
        assertThat(Bound.call(owner.binding(), () -> months.prove(owner))).isEmpty();
    }

    private static long net() {
        long net = 0;
        for (int i = 0; i < LINES; i++) net += 100L * (i % 97) + 1;
        return net;
    }

    @Test
    void two_people_who_take_the_same_file_at_once_take_it_once() throws Exception {
        var one = checked();
        var other = checked();
        ask(one);
        ask(other);
        var takings = new ArrayList<Callable<Void>>();
        for (var source : List.of(one, other)) {
            takings.add(() -> {
                apply(source);
                return null;
            });
        }
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var taking : threads.invokeAll(takings)) taking.get();
        }

        var came = List.of(counts(walk.now(one.id())), counts(walk.now(other.id())));
        assertThat(came).containsExactlyInAnyOrder(
                new Counts(LINES, LINES, 0, 0, 0, net()), new Counts(LINES, 0, 0, LINES, 0, net()));
        checkWhole();
    }
}
