package linecard.api;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.UUID;

/// How many requests a token may make: so many at once, and as many a minute from then on. What
/// is left is told in the headers of draft-ietf-httpapi-ratelimit-headers.
@Component
class Allowance {

    private static final long NANOS = 1_000_000_000;

    private final int most;
    private final LoadingCache<UUID, Bucket> buckets;

    Allowance(@Value("${linecard.api-requests-a-minute:600}") int most) {
        this.most = most;
        buckets = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterAccess(Duration.ofMinutes(2))
                .build(_ -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(most)
                                .refillGreedy(most, Duration.ofMinutes(1)))
                        .build());
    }

    /// Takes one request off, and says in the headers what is left.
    ///
    /// @throws Refused where nothing is left
    void take(UUID token, HttpServletResponse response) {
        var probe = buckets.get(token).tryConsumeAndReturnRemaining(1);
        response.setHeader("RateLimit-Policy", "\"token\";q=" + most + ";w=60");
        response.setHeader("RateLimit", "\"token\";r=" + probe.getRemainingTokens()
                + ";t=" + seconds(probe.getNanosToWaitForReset()));
        if (probe.isConsumed()) return;
        response.setHeader("Retry-After", String.valueOf(
                Math.max(1, seconds(probe.getNanosToWaitForRefill()))));
        throw new Refused(Problem.Kind.TOO_MANY);
    }

    private static long seconds(long nanos) {
        return (nanos + NANOS - 1) / NANOS;
    }
}
