package linecard.mail;

import java.time.Duration;
import java.time.Instant;

/// How long a letter waits for its next try, and when it is given up.
final class LetterRules {

    /// After so long without success a letter is given up.
    static final Duration PATIENCE = Duration.ofDays(3);

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(4);

    private LetterRules() {}

    /// As long again as it has waited so far: a minute at least, four hours at most.
    static Duration pause(Instant askedAt, Instant now) {
        var soFar = Duration.between(askedAt, now);
        if (soFar.compareTo(SHORTEST) < 0) return SHORTEST;
        return soFar.compareTo(LONGEST) > 0 ? LONGEST : soFar;
    }

    static boolean isTooLate(Instant askedAt, Instant now) {
        return now.isAfter(askedAt.plus(PATIENCE));
    }
}
