package linecard.jobs;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Progress of a job whose program dies at a certain step, or loses it to another, or neither.
public final class Breakdown extends RuntimeException {

    private Breakdown() {}

    public static Progress after(long steps) {
        return new Progress((done, _) -> {
            if (done >= steps) throw new Breakdown();
            return false;
        }, 0);
    }

    /// The job is another program's after so many transactions that wrote.
    public static Progress lostAfter(int transactions) {
        var begun = new AtomicInteger();
        return new Progress(new Progress.Ledger() {
            @Override
            public boolean isToStop(long done, long all) {
                return false;
            }

            @Override
            public void fence() {
                if (begun.incrementAndGet() > transactions) throw new Progress.Lost();
            }
        }, 0);
    }

    /// The program says `at <step>` and goes no further: somebody is to kill it there.
    public static Progress standingAt(long steps) {
        return new Progress((done, _) -> {
            if (done < steps) return false;
            System.out.println("at " + done);
            while (true) LockSupport.park();
        }, 0);
    }

    public static Progress never() {
        return new Progress((_, _) -> false, 0);
    }
}
