package linecard.cases;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;

import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Slows who tells, or guesses codes, too often from one place, and what comes to one organisation
/// from everywhere. Not even here is an address: places are told apart by a sum under a key that is
/// made at the start and never leaves the program's memory.
@Component
class TipThrottle {

    static final int TIPS = 10;
    static final int LOOKS = 20;
    static final int ALL_TIPS = 200;
    static final Duration AGAIN = Duration.ofHours(1);

    private final SecretKeySpec key;
    private final LoadingCache<String, Bucket> tips = buckets(TIPS, AGAIN);
    private final LoadingCache<String, Bucket> looks = buckets(LOOKS, AGAIN);
    private final LoadingCache<UUID, Bucket> all = buckets(ALL_TIPS, Duration.ofDays(1));

    TipThrottle() {
        var secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        key = new SecretKeySpec(secret, "HmacSHA256");
    }

    private static <K> LoadingCache<K, Bucket> buckets(int times, Duration again) {
        return Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterAccess(again)
                .build(_ -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(times).refillGreedy(times, again))
                        .build());
    }

    /// Whether another one may be told.
    boolean mayTell(UUID organisation, String source) {
        return tips.get(place(source)).tryConsume(1) && all.get(organisation).tryConsume(1);
    }

    /// Whether another code may be tried.
    boolean mayLook(String source) {
        return looks.get(place(source)).tryConsume(1);
    }

    private String place(String source) {
        try {
            var sum = Mac.getInstance("HmacSHA256");
            sum.init(key);
            return HexFormat.of().formatHex(
                    sum.doFinal(source.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
