package linecard.jobs;

import linecard.LinecardTest;
import linecard.access.Absent;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.jobs.Job.State;
import linecard.words.Language;
import linecard.words.Words;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@LinecardTest
class JobsTest extends JobsOnTrial {

    @Test
    void work_runs_as_the_one_who_asked_and_tells_how_far_it_is() {
        trial.deed = (viewer, progress) -> {
            assertThat(viewer.user()).isEqualTo(owner.user());
            assertThat(names(viewer)).containsExactly(owner.organisation().name());
            progress.outOf(3);
            progress.advance(1);
            progress.advance(2);
        };

        var job = trial.ended(owner, trial.start(owner));

        assertThat(job.state()).isEqualTo(State.DONE);
        assertThat(job.stepsDone()).isEqualTo(3);
        assertThat(job.stepsAll()).isEqualTo(3);
    }

    private List<String> names(Viewer viewer) {
        return Objects.requireNonNull(transaction.execute(status -> sql.sql("""
                select name from access.organisation where id = :id
                """).param("id", viewer.organisation().id()).query(String.class).list()));
    }

    @Test
    void a_transaction_that_fails_starts_nothing() {
        var ran = new AtomicInteger();
        trial.deed = (_, _) -> ran.incrementAndGet();

        Bound.call(owner.binding(), () -> transaction.execute(status -> {
            trial.jobs().start(owner, trial.kind, Trial.SUBJECT);
            status.setRollbackOnly();
            return owner;
        }));
        trial.ended(owner, trial.start(owner));

        assertThat(ran).hasValue(1);
    }

    @Test
    void a_reason_reaches_the_reader_and_a_bug_says_no_more_than_that() {
        trial.deed = (_, _) -> {
            throw new JobFailed(Trouble.of("access.passwordTooShort"));
        };
        var refused = trial.ended(owner, trial.start(owner));
        trial.deed = (_, _) -> {
            throw new IllegalStateException("secret");
        };
        var broken = trial.ended(owner, trial.start(owner));

        assertThat(refused.state()).isEqualTo(State.FAILED);
        assertThat(refused.progress(Words.in(Language.ENGLISH), Instant.now()))
                .isEqualTo(Words.in(Language.ENGLISH).text("access.passwordTooShort"));
        assertThat(broken.progress(Words.in(Language.ENGLISH), Instant.now()))
                .startsWith("It broke off.");
    }

    @Test
    void it_stops_at_the_border_of_a_batch_when_asked() throws InterruptedException {
        var running = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        trial.deed = (_, progress) -> {
            progress.advance(1);
            running.countDown();
            await(asked);
            while (true) progress.advance(1);
        };
        var id = trial.start(owner);
        assertThat(running.await(1, TimeUnit.MINUTES)).isTrue();
        trial.cancel(owner, id);
        asked.countDown();

        assertThat(trial.ended(owner, id).state()).isEqualTo(State.CANCELLED);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_a_program_left_undone_the_next_one_does() throws InterruptedException {
        var tries = new AtomicInteger();
        var running = new CountDownLatch(1);
        trial.deed = (_, progress) -> {
            if (tries.incrementAndGet() > 1) return;
            running.countDown();
            while (true) progress.advance(1);
        };
        var id = trial.start(owner);
        assertThat(running.await(1, TimeUnit.MINUTES)).isTrue();
        trial.close();
        assertThat(trial.now(owner, id).state()).isEqualTo(State.RUNNING);

        trial.open();

        assertThat(trial.ended(owner, id).state()).isEqualTo(State.DONE);
        assertThat(tries).hasValue(2);
    }

    @Test
    void whoever_left_meanwhile_has_nothing_done_any_more() {
        var manager = stage.member(owner, Role.MANAGER, null, null, null);
        var ran = new AtomicInteger();
        trial.deed = (_, _) -> ran.incrementAndGet();
        trial.close();
        var id = trial.start(manager);
        Bound.call(owner.binding(), () -> transaction.execute(status -> sql.sql("""
                delete from access.membership where user_id = :user
                """).param("user", manager.user().id()).update()));

        trial.open();

        assertThat(trial.ended(owner, id).progress(Words.in(Language.ENGLISH), Instant.now()))
                .isEqualTo("Whoever asked for this may not do it any more.");
        assertThat(ran).hasValue(0);
    }

    @Test
    void no_more_than_two_run_at_once() {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        trial.deed = (_, _) -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            running.decrementAndGet();
        };
        var ids = Stream.generate(() -> trial.start(owner)).limit(5).toList();

        for (var id : ids) assertThat(trial.ended(owner, id).state()).isEqualTo(State.DONE);
        assertThat(most.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void another_company_sees_and_stops_nothing() {
        var id = trial.ended(owner, trial.start(owner)).id();
        var stranger = stage.company();

        assertThatThrownBy(() -> trial.now(stranger, id)).isInstanceOf(Absent.class);
        assertThatThrownBy(() -> trial.cancel(stranger, id)).isInstanceOf(Absent.class);
        assertThatThrownBy(() -> trial.repeat(stranger, id)).isInstanceOf(Absent.class);
    }

    @Test
    void a_reason_is_stored_and_read_back() {
        var trouble = Trouble.of("files.long-cell", 7L, "a\nb", "x");

        assertThat(Trouble.read(trouble.stored()))
                .isEqualTo(Trouble.of("files.long-cell", 7L, "a b", "x"));
    }
}
