package linecard.exchange;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.access.Viewer;
import linecard.catalog.Products;
import linecard.database.Bound;
import linecard.exchange.ImportWalk.Counts;
import linecard.exchange.Import.State;
import linecard.jobs.Breakdown;
import linecard.jobs.Progress;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;

import static linecard.exchange.ImportWalk.counts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// An import whose program dies is begun again, and nothing is taken or counted twice.
@LinecardTest
class ImportResumeTest {

    private static final int ROWS = 2_500;

    @Autowired Stage stage;
    @Autowired Imports imports;
    @Autowired Products products;
    @Autowired Examiner examiner;
    @Autowired JdbcClient sql;
    @Autowired TransactionOperations transaction;
    @LocalServerPort int port;

    Viewer owner;
    ImportWalk walk;

    @BeforeEach
    void found() {
        owner = stage.company();
        walk = new ImportWalk(stage, owner, imports, port);
    }

    private Import checked() {
        var csv = new StringBuilder("cikkszám;megnevezés;cikkcsoport\n");
        for (int i = 1; i <= ROWS; i++) csv.append("P-").append(i).append(";Termék;A\n");
        return walk.checked("products", csv.toString());
    }

    private void apply(UUID id, Progress progress) throws IOException {
        Bound.<Void, IOException>call(owner.binding(), () -> {
            examiner.apply(owner, id, progress);
            return null;
        });
    }

    private void as(State state, UUID id) {
        Bound.call(owner.binding(), () -> transaction.execute(status -> sql.sql("""
                update exchange.import set state = :state where id = :id
                """).param("state", state.code()).param("id", id).update()));
    }

    @Test
    void one_that_broke_has_done_nothing_and_begins_again() throws IOException {
        var source = checked();
        as(State.APPLYING, source.id());

        assertThatThrownBy(() -> apply(source.id(), Breakdown.after(ROWS + 1_000)))
                .isInstanceOf(Breakdown.class);
        assertThat(count()).isZero();

        apply(source.id(), Breakdown.never());
        assertThat(count()).isEqualTo(ROWS);
        assertThat(counts(walk.now(source.id()))).isEqualTo(new Counts(ROWS, ROWS, 0, 0, 0, 0));
        assertThat(walk.now(source.id()).state()).isEqualTo(State.APPLIED);
    }

    private int count() {
        return Bound.call(owner.binding(), () -> products.all(owner)).size();
    }

    @Test
    void of_one_that_another_program_took_nothing_is_written() throws IOException {
        var source = checked();
        as(State.APPLYING, source.id());

        assertThatThrownBy(() -> apply(source.id(), Breakdown.lostAfter(0)))
                .hasMessage("another program holds the job");

        assertThat(count()).isZero();
        assertThat(walk.now(source.id()).state()).isEqualTo(State.APPLYING);
    }

    @Test
    void one_that_was_stopped_is_begun_again_from_the_page_of_jobs() {
        var source = checked();
        as(State.CHECKING, source.id());
        Bound.run(owner.binding(), () -> transaction.executeWithoutResult(status -> sql.sql("""
                update jobs.job set state = 'cancelled' where id = :job
                """).param("job", source.job()).update()));
        assertThat(walk.now(source.id()).state()).isEqualTo(State.CANCELLED);

        var path = "/jobs/" + source.job();
        assertThat(walk.browser.get(path).text()).contains("products.csv");
        var answer = walk.browser.post(path, path + "/repetition", Map.of());

        assertThat(answer.status()).isEqualTo(303);
        assertThat(walk.ended(source.id()).state()).isEqualTo(State.CHECKED);
        assertThat(walk.browser.post("/imports", path + "/repetition", Map.of()).status())
                .isEqualTo(409);
    }

    @Test
    void one_that_is_through_is_left_alone() throws IOException {
        var source = walk.apply(checked());

        apply(source.id(), Breakdown.never());

        assertThat(walk.now(source.id())).isEqualTo(source);
    }

    @Test
    void what_somebody_else_took_meanwhile_is_there_already() {
        var one = checked();
        var other = checked();
        walk.apply(one);

        assertThat(counts(walk.apply(other))).isEqualTo(new Counts(ROWS, 0, 0, ROWS, 0, 0));
    }

    @Test
    void two_requests_to_take_it_start_one_job() {
        var source = checked();
        walk.apply(source);
        var again = walk.browser.post("/imports", "/imports/" + source.id() + "/applying",
                Map.of());

        assertThat(again.status()).isEqualTo(409);
    }

    @Test
    void what_the_database_refuses_is_one_rejected_record() {
        var source = walk.check(walk.upload("assignments", "a.csv", people()), Map.of());
        Bound.call(owner.binding(), () -> transaction.execute(status -> sql.sql("""
                insert into accounts.assignment (organisation_id, account_id, rep_id, role,
                                                 share_millionths, valid)
                select a.organisation_id, a.id, r.id, 'purchasing', 900000,
                       daterange('2026-01-01', null)
                from accounts.account a, people.rep r
                where a.code = 'A-1'
                """).update()));

        var applied = walk.apply(source);

        assertThat(counts(applied)).isEqualTo(new Counts(2, 1, 0, 0, 1, 0));
    }

    private String people() {
        walk.taken("reps", "rep,last name,agency\nR1,Ash,X\n");
        walk.taken("accounts", "account,name\nA-1,One\nA-2,Two\n");
        return "account,rep,first day\nA-1,R1,2026-01-01\nA-2,R1,2026-01-01\n";
    }
}
