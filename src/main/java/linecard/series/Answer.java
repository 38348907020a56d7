package linecard.series;

/// What comes of asking for a forecast: one, or why there is none.
public sealed interface Answer permits Forecast, NotEnough {}
