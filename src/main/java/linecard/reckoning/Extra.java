package linecard.reckoning;

import linecard.calendar.Span;

import org.jspecify.annotations.Nullable;

/// What a whole period adds or takes beside its lines.
///
/// @param of what the period came to before, in minor units: by the terms all of it, or what is
///        earned by now
/// @param limit what it is held to
/// @param amount may be none where it was some before customers paid
/// @param inFull the same once all is paid for; null where it is the same now
public record Extra(
        Kind kind, Span period, long of, long limit, long amount, @Nullable Extra inFull) {

    public enum Kind {
        /// Up to the minimum, once the period is over.
        MINIMUM,
        /// Down to the cap.
        CAP,
        /// What returns would take back beyond the clawback's cap.
        CLAWBACK_CAP
    }

    /// Once all is paid for.
    public long amountInFull() {
        return inFull == null ? amount : inFull.amount;
    }
}
