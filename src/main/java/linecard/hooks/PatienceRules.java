package linecard.hooks;

import java.time.Duration;
import java.time.Instant;

/// How long a telling waits for its next try, and an endpoint for its next telling; and when we
/// give up.
final class PatienceRules {

    /// After so long without success a telling is given up, and an endpoint switched off.
    static final Duration PATIENCE = Duration.ofDays(3);

    /// So long the secret before the present one signs as well.
    static final Duration OLD_SECRET = Duration.ofDays(1);

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(4);

    private PatienceRules() {}

    /// As long again as it has lasted so far: a minute at least, four hours at most.
    static Duration pause(Instant since, Instant now) {
        var soFar = Duration.between(since, now);
        if (soFar.compareTo(SHORTEST) < 0) return SHORTEST;
        return soFar.compareTo(LONGEST) > 0 ? LONGEST : soFar;
    }

    static boolean isTooLate(Instant since, Instant now) {
        return now.isAfter(since.plus(PATIENCE));
    }
}
