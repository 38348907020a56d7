package linecard.commissions;

import linecard.calendar.Span;

import java.util.UUID;

/// What was stated of a window last: with the lines and terms from which it was reckoned.
///
/// @param counted how many credits each of its months had, see [Counts#text]
/// @param terms as [linecard.terms.AgreementText] writes them
/// @param lines how many
record StatedWindow(
        UUID id, UUID agency, Span span, String counted, String terms, int lines, long total) {

    boolean isStill(Span window, String countedNow, String termsNow) {
        return span.equals(window) && counted.equals(countedNow) && terms.equals(termsNow);
    }
}
