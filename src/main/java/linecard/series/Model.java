package linecard.series;

import java.util.Map;

/// One model within a method, with what was found for it from the history.
///
/// @param form in the letters of the literature where it has some, as `MAdM`; else empty
/// @param weight within its method; those of a method sum to one
record Model(String form, double weight, Map<Parameter, Double> parameters) {

    public enum Parameter {

        /// How much of a surprise stays in the level, 0 to 1; α.
        LEVEL,

        /// How much of a surprise stays in the slope; β.
        SLOPE,

        /// How much of a surprise stays in the season; γ.
        SEASON,

        /// What is left of the slope after each period; φ.
        DAMPING,

        /// By how much the history is curved, 1 being not at all; θ.
        THETA,

        /// How likely there is anything in a period.
        CHANCE,

        /// How much there is at a time, where there is anything.
        SIZE
    }
}
