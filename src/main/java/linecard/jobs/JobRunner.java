package linecard.jobs;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;

import linecard.access.Identities;
import linecard.database.Bound;
import linecard.database.Outage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;

/// Does one job when its turn has come, and says what becomes of its place in the schedule.
@Component
class JobRunner {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    private static final CompletionHandler<Void> OVER = (_, place) -> place.stop();

    private final JobBook book;
    private final Identities identities;
    private final Works works;
    private volatile boolean isClosing;

    JobRunner(JobBook book, Identities identities, Works works) {
        this.book = book;
        this.identities = identities;
        this.works = works;
    }

    /// The job stops at the border of its next batch and is left to another program.
    void close() {
        isClosing = true;
    }

    CompletionHandler<Void> run(UUID id, int round) {
        if (isClosing) return later(Duration.ZERO);
        return book.order(id).flatMap(order -> book.take(order, round)).map(this::run)
                .orElse(OVER);
    }

    private CompletionHandler<Void> run(JobOrder order) {
        try {
            work(order);
            return end(order, Job.State.DONE, "");
        } catch (Progress.Lost e) {
            return lost(order);
        } catch (Progress.Stop e) {
            return isClosing ? later(Duration.ZERO) : end(order, Job.State.CANCELLED, "");
        } catch (JobFailed e) {
            return end(order, Job.State.FAILED, e.trouble().stored());
        } catch (Throwable e) {
            return isClosing ? later(Duration.ZERO) : fail(order, e);
        }
    }

    private void work(JobOrder order) throws IOException {
        var work = works.of(order.kind()).orElse(null);
        var viewer = identities.viewer(order.person(), order.organisation()).orElse(null);
        if (work == null || viewer == null || !viewer.isIn(work.audience())) {
            throw new JobFailed(Trouble.of("jobs.notAllowed"));
        }
        var progress = new Progress(new Progress.Ledger() {
            @Override
            public boolean isToStop(long done, long all) {
                return book.note(order, done, all) || isClosing;
            }

            @Override
            public void fence() {
                book.fence(order);
            }
        });
        progress.advance(0);
        Bound.<Void, IOException>call(viewer.binding(), () -> {
            work.run(viewer, order.subject(), progress);
            return null;
        });
        progress.close();
    }

    private CompletionHandler<Void> fail(JobOrder order, Throwable e) {
        var tries = PassingTrouble.is(e) ? book.postpone(order).orElse(0) : 0;
        if (tries > 0) {
            LOG.warn("job {} {} waits for a passing trouble", order.kind(), order.id(), e);
            return later(PassingTrouble.pause(tries));
        }
        boolean isFull = Outage.of(e) == Outage.FULL;
        if (!book.end(order, Job.State.FAILED, isFull ? "jobs.noSpace" : "jobs.broken")) {
            return lost(order);
        }
        LOG.error("job {} {} broke", order.kind(), order.id(), e);
        return OVER;
    }

    private CompletionHandler<Void> end(JobOrder order, Job.State state, String problem) {
        return book.end(order, state, problem) ? OVER : lost(order);
    }

    /// The program that holds the job now has its place in the schedule, too.
    private static CompletionHandler<Void> lost(JobOrder order) {
        LOG.warn("another program has taken job {} {}", order.kind(), order.id());
        return (_, _) -> {};
    }

    private static CompletionHandler<Void> later(Duration pause) {
        return (turn, place) -> place.reschedule(turn, turn.getTimeDone().plus(pause));
    }
}
