package linecard.jobs;

import java.time.Duration;

/// How far a job is, told by the job itself. It is written down a few times a second at most, and
/// each time the job learns whether it is to stop.
public final class Progress {

    private static final long PAUSE_NANOS = Duration.ofMillis(300).toNanos();

    /// Writes down the steps done and all, and answers whether to stop.
    interface Ledger {
        boolean isToStop(long done, long all);

        /// Holds the job until the end of the transaction at hand.
        default void fence() {}
    }

    /// Thrown at the border of a batch when the job is to stop there.
    static class Stop extends RuntimeException {
        Stop(String why) {
            super(why, null, false, false);
        }
    }

    /// Thrown where another program has taken the job meanwhile.
    static final class Lost extends Stop {
        Lost() {
            super("another program holds the job");
        }
    }

    private final Ledger ledger;
    private final long pauseNanos;
    private long done;
    private long all;
    private long writtenAt;

    Progress(Ledger ledger) {
        this(ledger, PAUSE_NANOS);
    }

    /// @param pauseNanos between two entries in the ledger
    Progress(Ledger ledger, long pauseNanos) {
        this.ledger = ledger;
        this.pauseNanos = pauseNanos;
        this.writtenAt = System.nanoTime() - pauseNanos;
    }

    /// Of what is done outside any job: nobody asks how far it is.
    public static Progress ofNobody() {
        return new Progress((_, _) -> false);
    }

    /// So many steps there are, once that is known. What is a part of the whole may know of fewer.
    public void outOf(long steps) {
        all = Math.max(all, steps);
    }

    /// So many more are done. Call it where nothing is half-done: the job may end here.
    public void advance(long steps) {
        done += steps;
        long now = System.nanoTime();
        if (now - writtenAt < pauseNanos) return;
        writtenAt = now;
        if (ledger.isToStop(done, all())) throw new Stop("asked to stop");
    }

    /// So many more are done, of so many.
    public void done(long steps, long all) {
        outOf(all);
        advance(steps);
    }

    /// Begins every transaction in which the job writes: until it commits, no other program can
    /// take the job, and where one has, the job ends here with nothing written.
    ///
    /// @throws org.springframework.transaction.IllegalTransactionStateException outside one
    public void fence() {
        ledger.fence();
    }

    void close() {
        ledger.isToStop(done, all());
    }

    /// There may turn out to be more than was thought; 0 where nobody thought of any.
    private long all() {
        return all == 0 ? 0 : Math.max(done, all);
    }
}
