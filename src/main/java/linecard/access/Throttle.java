package linecard.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;

import java.time.Duration;

/// Lets something be tried so often in so long, under each name by itself. Each program counts
/// for itself, in memory.
public final class Throttle {

    private static final int NAMES = 100_000;

    private final LoadingCache<String, Bucket> tries;

    public Throttle(int most, Duration again) {
        tries = Caffeine.newBuilder()
                .maximumSize(NAMES)
                .expireAfterAccess(again)
                .build(_ -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(most).refillGreedy(most, again))
                        .build());
    }

    /// Counts a try.
    ///
    /// @return 0 where it may be made, else in how many minutes the next one may
    public long minutesToWait(String name) {
        var probe = tries.get(name).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0
                : 1 + Duration.ofNanos(probe.getNanosToWaitForRefill()).toMinutes();
    }

    /// Forgets what was tried under a name: it went well.
    void forget(String name) {
        tries.invalidate(name);
    }
}
