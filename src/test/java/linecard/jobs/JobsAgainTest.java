package linecard.jobs;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;

import linecard.LinecardTest;
import linecard.Tables;
import linecard.access.Absent;
import linecard.access.Role;
import linecard.access.Stale;
import linecard.database.Binding;
import linecard.database.Bound;
import linecard.jobs.Job.State;
import linecard.words.Language;
import linecard.words.Words;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.CannotAcquireLockException;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Jobs that are begun again: when asked, after a passing trouble, and by another program.
@LinecardTest
class JobsAgainTest extends JobsOnTrial {

    @Autowired OldJobs oldJobs;
    @Autowired Tables tables;

    @Test
    void one_that_failed_is_done_again_for_whoever_asks() {
        var manager = stage.member(owner, Role.MANAGER, null, null, null);
        trial.deed = (_, _) -> {
            throw new JobFailed(Trouble.of("jobs.notAllowed"));
        };
        var failed = trial.ended(manager, trial.start(manager));
        assertThat(failed.isRepeatable()).isTrue();

        trial.deed = (viewer, _) -> assertThat(viewer.user()).isEqualTo(owner.user());
        trial.repeat(owner, failed.id());

        assertThat(trial.ended(owner, failed.id()).state()).isEqualTo(State.DONE);
        assertThat(trial.now(owner, failed.id()).taken()).isEqualTo(2);
        assertThatThrownBy(() -> trial.repeat(owner, failed.id())).isInstanceOf(Stale.class);
    }

    @Test
    void one_that_something_newer_followed_is_not_done_again() {
        trial.deed = (_, _) -> {
            throw new JobFailed(Trouble.of("jobs.notAllowed"));
        };
        var first = trial.ended(owner, trial.start(owner));
        trial.ended(owner, trial.start(owner));

        assertThat(trial.now(owner, first.id()).isRepeatable()).isFalse();
        assertThatThrownBy(() -> trial.repeat(owner, first.id())).isInstanceOf(Stale.class);
    }

    @Test
    void one_that_waits_is_stopped_at_once_and_begun_when_asked_again() {
        var ran = new AtomicInteger();
        trial.deed = (_, _) -> ran.incrementAndGet();
        trial.close();
        var id = trial.start(owner);

        trial.cancel(owner, id);
        assertThat(trial.now(owner, id).state()).isEqualTo(State.CANCELLED);
        trial.repeat(owner, id);
        trial.open();

        assertThat(trial.ended(owner, id).state()).isEqualTo(State.DONE);
        assertThat(ran).hasValue(1);
    }

    @Test
    void what_somebody_waits_for_goes_before_the_work_of_the_night() {
        var order = new ConcurrentLinkedQueue<UUID>();
        var first = new CountDownLatch(2);
        trial.deed = (viewer, _) -> {
            order.add(viewer.user().id());
            first.countDown();
            await(first);
        };
        trial.close();
        var night = IntStream.range(0, 6).mapToObj(_ -> trial.startUnasked(owner)).toList();
        var manager = stage.member(owner, Role.MANAGER, null, null, null);
        var asked = trial.start(manager);
        trial.open();

        assertThat(trial.ended(manager, asked).state()).isEqualTo(State.DONE);
        for (var id : night) assertThat(trial.ended(owner, id).state()).isEqualTo(State.DONE);
        assertThat(List.copyOf(order).indexOf(manager.user().id())).as("of two at a time").isLessThan(2);
    }

    @Test
    void a_lost_connection_is_waited_out() {
        var tries = new AtomicInteger();
        trial.deed = (_, progress) -> transaction.executeWithoutResult(status -> {
            progress.fence();
            var me = sql.sql("select pg_backend_pid()").query(Integer.class).single();
            if (tries.incrementAndGet() == 1) {
                tables.admin().sql("select pg_terminate_backend(:me, 5000)").param("me", me)
                        .query(Boolean.class).single();
            }
            sql.sql("select 1").query(Integer.class).single();
        });

        var job = trial.ended(owner, trial.start(owner));

        assertThat(job.state()).isEqualTo(State.DONE);
        assertThat(job.tries()).isEqualTo(1);
        assertThat(tries).hasValue(2);
    }

    @Test
    void a_passing_trouble_that_stays_is_given_up() {
        var tries = new AtomicInteger();
        trial.deed = (_, _) -> {
            if (tries.incrementAndGet() == 1) setTriesToTheMost();
            throw new CannotAcquireLockException("", new SQLException("", "40001"));
        };

        assertThat(trial.ended(owner, trial.start(owner)).state()).isEqualTo(State.FAILED);
        assertThat(tries).hasValue(1);
    }

    private void setTriesToTheMost() {
        transaction.executeWithoutResult(status -> sql.sql("""
                update jobs.job set tries = :most where kind = :kind and state = 'running'
                """).param("most", JobBook.TRIES).param("kind", trial.kind).update());
    }

    @Test
    void what_passes_and_what_does_not() {
        for (var state : List.of("40001", "40P01", "08006", "57P01", "25P03", "53300")) {
            assertThat(PassingTrouble.is(new IllegalStateException(new SQLException("", state))))
                    .as(state).isTrue();
        }
        for (var state : List.of("23505", "42501", "22003")) {
            assertThat(PassingTrouble.is(new SQLException("", state))).as(state).isFalse();
        }
        assertThat(PassingTrouble.is(new JobFailed(Trouble.of("jobs.notAllowed")))).isFalse();
        assertThat(IntStream.rangeClosed(1, JobBook.TRIES)
                .mapToObj(tries -> PassingTrouble.pause(tries).toSeconds()))
                .containsExactly(1L, 4L, 16L, 64L, 256L);
    }

    @Test
    void who_holds_it_no_more_writes_nothing_and_ends_nothing() {
        var running = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var written = new AtomicInteger();
        trial.deed = (_, progress) -> {
            running.countDown();
            await(go);
            transaction.executeWithoutResult(status -> {
                progress.fence();
                written.incrementAndGet();
            });
        };
        var id = trial.start(owner);
        await(running);

        var order = book.order(id).orElseThrow();
        var taken = book.take(order, 1).orElseThrow();
        go.countDown();
        trial.close();

        assertThat(written).hasValue(0);
        assertThat(trial.now(owner, id).state()).isEqualTo(State.RUNNING);
        assertThat(book.end(order.takenAs(1), State.DONE, "")).isFalse();
        assertThat(book.postpone(order.takenAs(1))).isEmpty();
        assertThat(book.end(taken, State.DONE, "")).isTrue();
    }

    @Test
    void a_fence_needs_a_transaction() {
        trial.deed = (_, progress) -> progress.fence();

        assertThat(trial.ended(owner, trial.start(owner)).state()).isEqualTo(State.FAILED);
    }

    @Test
    void what_comes_round_by_itself_comes_round() throws InterruptedException {
        var rounds = new CountDownLatch(2);
        trial.close();
        trial.open(round(trial.kind, rounds::countDown));

        assertThat(rounds.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void a_round_that_takes_long_keeps_no_other_waiting() throws InterruptedException {
        var other = new CountDownLatch(1);
        var waited = new CountDownLatch(1);
        trial.close();
        trial.open(round(trial.kind + "-long", () -> {
            await(other);
            waited.countDown();
        }), round(trial.kind + "-short", other::countDown));

        assertThat(waited.await(1, TimeUnit.MINUTES)).isTrue();
    }

    private static Recurring round(String name, Runnable what) {
        return new Recurring() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Schedule schedule() {
                return FixedDelay.ofMillis(50);
            }

            @Override
            public void run() {
                what.run();
            }
        };
    }

    @Test
    void the_jobs_of_another_time_are_forgotten_unless_something_points_to_them() {
        var old = longAgo();
        var pointedTo = longAgo();
        var recent = trial.ended(owner, trial.start(owner)).id();
        asOwner("""
                insert into exchange.import (organisation_id, subject, file_name, file_bytes,
                    file_sha256, reading, header, sample, mapping, state, job_id)
                select organisation_id, 'products', '', 0, '', '{}', '[]', '[]', '{}', 'applied', id
                from jobs.job where id = :id
                """, pointedTo);

        Bound.run(Binding.gate(), oldJobs::run);

        assertThatThrownBy(() -> trial.now(owner, old)).isInstanceOf(Absent.class);
        assertThat(trial.now(owner, pointedTo).state()).isEqualTo(State.DONE);
        assertThat(trial.now(owner, recent).state()).isEqualTo(State.DONE);
    }

    private UUID longAgo() {
        var id = trial.ended(owner, trial.start(owner)).id();
        asOwner("""
                update jobs.job set ended_at = now() - interval '401 days' where id = :id
                """, id);
        return id;
    }

    private void asOwner(String statement, UUID id) {
        Bound.run(owner.binding(), () -> transaction.executeWithoutResult(status ->
                sql.sql(statement).param("id", id).update()));
    }

    @Test
    void how_long_it_will_take_is_said_once_it_can_be_told() {
        var at = Instant.parse("2026-11-03T10:00:00Z");
        assertThat(running(100, 400, at, at.plusSeconds(2))).isEqualTo(
                "100 of 400 steps done, 50 a second.");
        assertThat(running(100, 400, at, at.plusSeconds(10))).isEqualTo(
                "100 of 400 steps done, 10 a second. Less than a minute left.");
        assertThat(running(100, 400, at, at.plusSeconds(50))).endsWith(" About 3 minutes left.");
        assertThat(running(1, 9, at, at.plusSeconds(3600))).endsWith(" About 8 hours left.");
    }

    private static String running(long done, long all, Instant at, Instant now) {
        return new Job(Trial.SUBJECT, "", Trial.SUBJECT, State.RUNNING, done, all, false, null, "", at, at,
                null, 1, 0, true).progress(Words.in(Language.ENGLISH), now);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
