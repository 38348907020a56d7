package linecard.emails;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;

import java.time.Duration;

/// How fast mails are taken at one address: what comes faster is asked to come later.
final class Pace {

    static final int MAILS_AN_HOUR = 200;

    private final LoadingCache<String, Bucket> taken = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofHours(1))
            .build(_ -> Bucket.builder().addLimit(limit -> limit.capacity(MAILS_AN_HOUR)
                    .refillGreedy(MAILS_AN_HOUR, Duration.ofHours(1))).build());

    /// Whether another one may come now.
    boolean allows(String name) {
        return taken.get(name).tryConsume(1);
    }
}
