package linecard.jobs;

import linecard.access.Identities;
import linecard.database.Bound;

import jakarta.annotation.PreDestroy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/// Runs jobs one after the other, two at a time. It takes for granted that it is the only program
/// at work on this database.
@Component
class JobRunner {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final int AT_ONCE = 2;
    private static final int SECONDS_TO_STOP = 10;

    private final JobBook book;
    private final Identities identities;
    private final ObjectProvider<Work> works;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("job-", 0).factory());
    private volatile boolean isClosing;

    /// @param works looked up when they are needed, since they may need [Jobs] themselves
    JobRunner(JobBook book, Identities identities, ObjectProvider<Work> works) {
        this.book = book;
        this.identities = identities;
        this.works = works;
    }

    /// Begins again what a program that was killed or stopped left undone.
    @EventListener(ApplicationReadyEvent.class)
    void takeLeftOver() {
        book.leftOver().forEach(this::take);
    }

    void requireKnown(String kind) {
        if (work(kind).isEmpty()) throw new IllegalArgumentException("no work is " + kind);
    }

    private Optional<Work> work(String kind) {
        return works.stream().filter(work -> work.kind().equals(kind)).findFirst();
    }

    /// Begins a job as soon as there is room. One that comes while the program ends stays waiting
    /// for the next start.
    void take(JobOrder order) {
        try {
            threads.execute(() -> run(order));
        } catch (RejectedExecutionException e) {
            if (!isClosing) throw e;
        }
    }

    private void run(JobOrder order) {
        if (isClosing) return;
        try {
            if (book.begin(order)) {
                book.end(order, Job.State.CANCELLED, "");
            } else {
                work(order);
                book.end(order, Job.State.DONE, "");
            }
        } catch (Progress.Stop e) {
            if (!isClosing) book.end(order, Job.State.CANCELLED, "");
        } catch (JobFailed e) {
            book.end(order, Job.State.FAILED, e.trouble().stored());
        } catch (Throwable e) {
            fail(order, e);
        }
    }

    private void work(JobOrder order) throws IOException {
        var work = work(order.kind()).orElse(null);
        var viewer = identities.viewer(order.person(), order.organisation()).orElse(null);
        if (work == null || viewer == null || !viewer.isIn(work.audience())) {
            throw new JobFailed(Trouble.of("jobs.notAllowed"));
        }
        var progress = new Progress((done, all) -> book.note(order, done, all) || isClosing);
        Bound.<Void, IOException>call(viewer.binding(), () -> {
            work.run(viewer, order.subject(), progress);
            return null;
        });
        progress.close();
    }

    /// A job that breaks because the program is ending stays as it is, to be begun again.
    private void fail(JobOrder order, Throwable e) {
        if (isClosing) return;
        LOG.error("job {} {} broke", order.kind(), order.id(), e);
        try {
            book.end(order, Job.State.FAILED, "jobs.broken");
        } catch (RuntimeException away) {
            LOG.error("job {} is left to the next start", order.id(), away);
        }
    }

    @PreDestroy
    void close() throws InterruptedException {
        isClosing = true;
        threads.shutdown();
        if (!threads.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) threads.shutdownNow();
    }
}
