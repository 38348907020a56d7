package linecard.reckoning;

import linecard.calendar.Span;

/// What a whole period adds or takes beside its lines.
///
/// @param of what the period came to before, in minor units
/// @param limit what it is held to
public record Extra(Kind kind, Span period, long of, long limit, long amount) {

    public enum Kind {
        /// Up to the minimum, once the period is over.
        MINIMUM,
        /// Down to the cap.
        CAP,
        /// What returns would take back beyond the clawback's cap.
        CLAWBACK_CAP
    }
}
