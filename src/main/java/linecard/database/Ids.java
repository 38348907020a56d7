package linecard.database;

import java.security.SecureRandom;
import java.util.UUID;

/// Makes ids in the order of time (UUID version 7, RFC 9562), so that indexes grow at one end.
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    public static UUID fresh() {
        long high = System.currentTimeMillis() << 16 | 0x7000L | RANDOM.nextInt(1 << 12);
        long low = RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
