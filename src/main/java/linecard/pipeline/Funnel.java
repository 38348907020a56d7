package linecard.pipeline;

import linecard.pipeline.StageRates.Part;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// From calls to opportunities to orders: how many went how far, and how long that took.
///
/// @param calls made in these days
/// @param entered how many opportunities were, in these days
/// @param measured so many of them, spread evenly, were looked at
/// @param called those of them that were entered within [#DAYS] days after a call at the account
/// @param callDays from the latest such call to entering, the median; null for too few
/// @param steps each further one, in order
/// @param open how many are, `lost` how many were
record Funnel(
        long calls, long entered, int measured, Part called, @Nullable Long callDays,
        List<Step> steps, int open, int lost) {

    static final int DAYS = 90;

    enum Kind { STAGE, WON, ORDERED }

    /// @param name of the stage; empty for won and ordered
    /// @param reached of all that were looked at; whoever came further was here, too
    /// @param onward of those that reached the step before
    /// @param days from entering to here, of an order from winning to its day: the median; null for
    ///     too few
    record Step(Kind kind, String name, Part reached, Part onward, @Nullable Long days) {}

    boolean isNothing() {
        return calls == 0 && entered == 0;
    }
}
