package linecard.series;

/// The ways in which a figure is forecast; each is shown beside their combination.
public enum Method {

    /// The same period of the cycle before.
    SEASONAL_NAIVE,

    /// Exponential smoothing with half the slope of the straight line through the history
    /// (Assimakopoulos and Nikolopoulos 2000).
    THETA,

    /// The same with the line drawn anew each period and its share found from the history
    /// (Fiorucci and others 2016).
    DYNAMIC_THETA,

    /// The family of exponential smoothing, each by how likely it is (Hyndman and others 2008).
    SMOOTHING,

    /// The middle between the latest figure and the mean of all: for histories too short for more.
    LEVEL,

    /// How much at a time over how many periods between, for demand with gaps: Croston's method as
    /// corrected by Syntetos and Boylan (2005).
    CROSTON,

    /// How much at a time times how likely, for demand with gaps that may end: Teunter, Syntetos
    /// and Babai (2011).
    CHANCE,

    /// All that suit, by their weights.
    COMBINATION
}
