package linecard.exchange;

import linecard.access.Viewer;
import linecard.jobs.Progress;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Who brings data in after whom: one at a time in each organisation.
@Repository
public class Turns {

    private static final long PAUSE_NANOS = Duration.ofMillis(200).toNanos();

    private final JdbcClient sql;

    Turns(JdbcClient sql) {
        this.sql = sql;
    }

    /// Waits until nothing else is being taken in this organisation, and keeps others waiting
    /// until the transaction ends.
    @Transactional
    public void await(Viewer viewer, Progress progress) {
        while (!sql.sql("select pg_try_advisory_xact_lock(hashtextextended(:name, 0))")
                .param("name", "import " + viewer.organisation().id())
                .query(Boolean.class)
                .single()) {
            progress.advance(0);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
