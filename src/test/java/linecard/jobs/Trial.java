package linecard.jobs;

import linecard.access.Audience;
import linecard.access.Identities;
import linecard.access.Viewer;
import linecard.database.Bound;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import javax.sql.DataSource;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import static org.assertj.core.api.Assertions.assertThat;

/// Work of which a test decides what it does, and a program that does it. Its kind is its own, so
/// that no other program in the tests takes it.
final class Trial implements Work, AutoCloseable {

    static final UUID SUBJECT = UUID.randomUUID();

    interface Deed {
        void run(Viewer viewer, Progress progress) throws IOException;
    }

    final String kind = "test-" + UUID.randomUUID();
    volatile Deed deed = (_, _) -> {};
    private final DataSource pool;
    private final JobBook book;
    private final Identities identities;
    private final JdbcClient sql;
    private final TransactionOperations transaction;
    private Node node;

    Trial(DataSource pool, JobBook book, Identities identities, JdbcClient sql,
            TransactionOperations transaction) {
        this.pool = pool;
        this.book = book;
        this.identities = identities;
        this.sql = sql;
        this.transaction = transaction;
        this.node = Node.of(pool, book, identities, this);
    }

    /// A program begins that does this work, and comes round with that.
    void open(Recurring... recurring) {
        node = Node.of(pool, book, identities, List.of(this), recurring);
        node.engine().start();
    }

    /// The program ends.
    @Override
    public void close() {
        node.engine().close();
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public Audience audience() {
        return Audience.IMPORTERS;
    }

    @Override
    public void run(Viewer viewer, UUID subject, Progress progress) throws IOException {
        assertThat(subject).isEqualTo(SUBJECT);
        deed.run(viewer, progress);
    }

    UUID start(Viewer viewer) {
        return as(viewer, () -> jobs().start(viewer, kind, SUBJECT));
    }

    UUID startUnasked(Viewer viewer) {
        return as(viewer, () -> jobs().startUnasked(viewer, kind, SUBJECT));
    }

    Job now(Viewer viewer, UUID id) {
        return as(viewer, () -> jobs().of(viewer, id));
    }

    void cancel(Viewer viewer, UUID id) {
        as(viewer, () -> {
            jobs().cancel(viewer, id);
            return id;
        });
    }

    void repeat(Viewer viewer, UUID id) {
        as(viewer, () -> {
            jobs().repeat(viewer, id);
            return id;
        });
    }

    Job ended(Viewer viewer, UUID id) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        for (var job = now(viewer, id); ; job = now(viewer, id)) {
            if (job.state().isOver()) return job;
            if (System.nanoTime() > deadline) throw new AssertionError("still " + job);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    Jobs jobs() {
        return node.jobs(sql);
    }

    private <T> T as(Viewer viewer, ScopedValue.CallableOp<T, RuntimeException> act) {
        return Objects.requireNonNull(Bound.call(viewer.binding(),
                () -> transaction.execute(status -> act.call())));
    }
}
