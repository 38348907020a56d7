package linecard.linecards;

import linecard.linecards.Disclosure.Occasion;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// That somebody is to tell anew, and since when.
record Due(Occasion occasion, LocalDate since) {

    /// When somebody has to tell, and why; null where nothing is due.
    ///
    /// @param signedOn the first day of the first agreement; null where there is none
    /// @param toldOn when something was told last; null for never
    /// @param askedOn when somebody asked since; null for never
    /// @param lineOn when a line was added to the card since; null for never
    static @Nullable Due of(
            @Nullable LocalDate signedOn, @Nullable LocalDate toldOn, @Nullable LocalDate askedOn,
            @Nullable LocalDate lineOn, LocalDate today) {
        if (askedOn != null) return new Due(Occasion.ASKED, askedOn);
        if (toldOn == null) {
            return signedOn == null || today.isBefore(signedOn) ? null
                    : new Due(Occasion.SIGNING, signedOn);
        }
        if (lineOn != null) return new Due(Occasion.LINE, lineOn);
        var again = toldOn.plusYears(1);
        return today.isBefore(again) ? null : new Due(Occasion.YEARLY, again);
    }
}
