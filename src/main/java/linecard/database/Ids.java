package linecard.database;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Makes ids in the order of time (UUID version 7, RFC 9562), so that indexes grow at one end.
/// Those of one program rise one by one: within a millisecond they are counted.
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    /// Milliseconds and, in the last 12 bits, the count within: full, it runs ahead of the clock.
    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {}

    public static UUID fresh() {
        long now = System.currentTimeMillis() << 12;
        long next = LAST.updateAndGet(last -> Math.max(now, last + 1));
        long high = (next & ~0xFFFL) << 4 | 0x7000L | next & 0xFFFL;
        long low = RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
