package linecard.disputes;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// One line of an issued statement, as far as it is compared. Amounts are minor units.
///
/// @param original number of the document that this one takes back; empty where it takes none
/// @param on null, as document is empty, where it is about no one document
/// @param late of an earlier month than the statement's
/// @param net of the whole line, before the split
/// @param share in millionths
/// @param base the part of the net that the rate applies to
/// @param rate in millionths; null where there is none, or not one alone
record Stated(
        int position, String document, String original, String account,
        @Nullable LocalDate on, boolean late, long net, long share, long base,
        @Nullable Long rate, long amount, Extras extras) {

    /// What the document has beside this line's net, as far as it falls to the line.
    record Extras(long tax, long freight, long discount) {

        static final Extras NONE = new Extras(0, 0, 0);
    }

    boolean isReturn() {
        return amount < 0 && !original.isEmpty();
    }
}
