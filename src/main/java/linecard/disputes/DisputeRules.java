package linecard.disputes;

import linecard.disputes.Decision.Outcome;
import linecard.disputes.Dispute.Reason;
import linecard.money.Money;

import java.util.Optional;

/// What may be claimed and granted.
final class DisputeRules {

    static final int USUAL_DAYS = 30;
    static final int MOST_DAYS = 365;

    /// So many days before its end a deadline is said to be near.
    static final int SOON_DAYS = 7;

    /// Amounts are at most a million millions, in whole units of two digits.
    static final long MOST_MINOR = 100_000_000_000_000L;

    static final int MOST_WORDS = 4_000;

    private DisputeRules() {}

    /// Why this cannot be claimed, as a words key.
    static Optional<String> refusal(Reason reason, boolean hasLine, Money stated, Money expected) {
        if (hasLine == (reason == Reason.MISSING)) return Optional.of("web.notOffered");
        if (expected.minor() > MOST_MINOR || expected.minor() < -MOST_MINOR) {
            return Optional.of("words.tooLarge");
        }
        boolean isSame = expected.equals(stated);
        if (isSame && !reason.isAboutMore()) return Optional.of("disputes.sameAmount");
        return Optional.empty();
    }

    /// What granting this much of a claim is; empty where it is no part of it.
    static Optional<Outcome> outcome(Money claim, Money granted) {
        if (granted.equals(claim)) return Optional.of(Outcome.GRANTED);
        boolean isPart = !granted.isZero() && granted.isNegative() == claim.isNegative()
                && Math.abs(granted.minor()) < Math.abs(claim.minor());
        return isPart ? Optional.of(Outcome.PARTLY) : Optional.empty();
    }
}
