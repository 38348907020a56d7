package linecard;

import java.lang.management.ManagementFactory;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/// Limits on work by what it costs the processor, which is the same however many others want it.
public final class Processor {

    private Processor() {}

    /// Something to do that comes to a result.
    public interface Work<T, E extends Exception> {
        T result() throws E;
    }

    /// What some work of this thread comes to, which must have the processor for less than `limit`.
    public static <T, E extends Exception> T within(Duration limit, Work<T, E> work) throws E {
        var thread = ManagementFactory.getThreadMXBean();
        long start = thread.getCurrentThreadCpuTime();
        var result = work.result();
        assertThat(Duration.ofNanos(thread.getCurrentThreadCpuTime() - start)).as("time of the processor")
                .isLessThan(limit);
        return result;
    }
}
